using System.Collections.Concurrent;
using Orleans.Runtime;
using StanceSim.Cluster.Members;
using StanceSim.Cluster.Settings;
using StanceSim.Testing.Silos;
using StanceSim.Testing.Stores;

namespace StanceSim.Chaos.Tests;

/// <summary>Three silo processes and their store, and the hand that disturbs them.</summary>
internal sealed class DisturbedCluster(IClusterStore store, string name, CancellationToken cancellation) : IAsyncDisposable
{
    private const int Size = 3;
    private const string StoreUnreachable = "SIM7020";

    /// <summary>For what takes seconds; a machine that is busy may take longer than one that is not.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Silos look soon whether the others took them for dead.</summary>
    private static readonly Dictionary<string, string?> Attention = new() { ["STANCESIM_TABLE_REFRESH"] = "1s", ["STANCESIM_ALIVE_EVERY"] = "2s" };

    private readonly List<SiloProcess> silos = [];
    private readonly List<SiloProcess> frozen = [];
    private readonly List<Task> mending = [];
    private readonly ConcurrentDictionary<SiloProcess, bool> all = [];
    private int started;
    private bool isOver;

    public ClusterSettings Settings { get; } = SettingsReader.Read(new SettingSources
    {
        Environment = SiloProcess.EnvironmentOf(store, name).ToDictionary(pair => pair.Key, pair => pair.Value!),
    });

    /// <summary>What silos exited with that stood still, were declared dead and went on.</summary>
    public ConcurrentBag<int> ZombieExitCodes { get; } = [];

    /// <summary>Variables with which a process is a client of this cluster.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; } = SiloProcess.EnvironmentOf(store, name);

    public async Task Start()
    {
        for (var silo = 0; silo < Size; silo++)
        {
            silos.Add(await Add());
        }
    }

    /// <summary>Does harm at once; what mends it goes on while the run does.</summary>
    public async Task Disturb(PlannedDisturbance planned)
    {
        if (silos.Count == 0)
        {
            await Joined();
        }

        var victim = silos[planned.Silo % silos.Count];
        switch (planned.Kind)
        {
            case Disturbance.Kill:
                await Lose(victim);
                break;
            case Disturbance.Freeze:
                silos.Remove(victim);
                frozen.Add(victim);
                victim.Pause();
                break;
            case Disturbance.Replace:
                silos.Remove(victim);
                mending.Add(Leave(victim));
                break;
            case Disturbance.KillAll:
                await Task.WhenAll(silos.ToArray().Select(Lose));
                break;
            default:
                await store.Kill();
                await store.Restart(cancellation);
                break;
        }

        for (var missing = Size - silos.Count - mending.Count(task => task is Task<SiloProcess>); missing > 0; missing--)
        {
            mending.Add(Add());
        }
    }

    /// <summary>Lets frozen silos go on once the others took them for dead: nothing they do may count, and they are to end by themselves.</summary>
    public async Task WakeFrozen()
    {
        foreach (var silo in frozen)
        {
            await DeclaredDead(silo);
            silo.Resume();
            mending.Add(EndsByItself(silo));
        }

        frozen.Clear();
    }

    /// <summary>Waits until the cluster is whole again.</summary>
    public async Task Mend()
    {
        await WakeFrozen();
        await Joined();
    }

    private async Task Joined()
    {
        while (mending.Count > 0)
        {
            var next = mending[0];
            mending.RemoveAt(0);
            await next;
            if (next is Task<SiloProcess> joined)
            {
                silos.Add(await joined);
            }
        }
    }

    /// <summary>Ends what is left, however a round ended.</summary>
    public async ValueTask DisposeAsync()
    {
        isOver = true;
        foreach (var silo in all.Keys)
        {
            await End(silo);
        }
    }

    /// <summary>Starts a silo. One that found the store away says so and ends; it is started again, as whoever supervises it would.</summary>
    private async Task<SiloProcess> Add()
    {
        while (true)
        {
            var silo = SiloProcess.Start(store, name, $"silo-{++started}", environment: Attention);
            all.TryAdd(silo, true);
            try
            {
                await silo.Ready(cancellation);
                return silo;
            }
            catch (InvalidOperationException) when (!isOver && silo.Process.Lines.Any(line => line.Contains(StoreUnreachable, StringComparison.Ordinal)))
            {
                await End(silo);
            }
        }
    }

    private async Task Lose(SiloProcess silo)
    {
        silos.Remove(silo);
        await silo.Kill(cancellation);
        await End(silo);
    }

    private async Task Leave(SiloProcess silo)
    {
        await silo.Leave(cancellation);
        await End(silo);
    }

    /// <summary>Reads the table until it says that a silo is dead.</summary>
    private async Task DeclaredDead(SiloProcess silo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while ((await MembershipTable.Read(Settings, patience.Token)).Single(member => member.Name.Name == silo.Name).Status != SiloStatus.Dead)
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>Waits for the end of a silo that nobody tells to end.</summary>
    private async Task EndsByItself(SiloProcess silo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        ZombieExitCodes.Add(await silo.Process.Exit(patience.Token));
        await End(silo);
    }

    private async Task End(SiloProcess silo)
    {
        if (all.TryRemove(silo, out _))
        {
            await silo.DisposeAsync();
        }
    }
}
