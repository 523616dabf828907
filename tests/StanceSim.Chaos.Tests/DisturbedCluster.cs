using StanceSim.Cluster.Settings;
using StanceSim.Testing.Silos;
using StanceSim.Testing.Stores;

namespace StanceSim.Chaos.Tests;

/// <summary>Three silo processes and their store, and the hand that disturbs them.</summary>
internal sealed class DisturbedCluster(IClusterStore store, string name, CancellationToken cancellation) : IAsyncDisposable
{
    private const int Size = 3;
    private const string StoreUnreachable = "SIM7020";

    private readonly List<SiloProcess> silos = [];
    private readonly List<SiloProcess> frozen = [];
    private readonly List<Task> mending = [];
    private int started;

    public ClusterSettings Settings { get; } = SettingsReader.Read(new SettingSources
    {
        Environment = SiloProcess.EnvironmentOf(store, name).ToDictionary(pair => pair.Key, pair => pair.Value!),
    });

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

    /// <summary>Lets frozen silos go on: the others took them for dead, and nothing they do may count.</summary>
    public void WakeFrozen()
    {
        foreach (var silo in frozen)
        {
            silo.Resume();
            mending.Add(Leave(silo));
        }

        frozen.Clear();
    }

    /// <summary>Waits until the cluster is whole again.</summary>
    public async Task Mend()
    {
        WakeFrozen();
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

    public async ValueTask DisposeAsync()
    {
        await Mend();
        foreach (var silo in silos)
        {
            await silo.DisposeAsync();
        }
    }

    /// <summary>Starts a silo. One that found the store away says so and ends; it is started again, as whoever supervises it would.</summary>
    private async Task<SiloProcess> Add()
    {
        while (true)
        {
            var silo = SiloProcess.Start(store, name, $"silo-{++started}");
            try
            {
                await silo.Ready(cancellation);
                return silo;
            }
            catch (InvalidOperationException) when (silo.Process.Lines.Any(line => line.Contains(StoreUnreachable, StringComparison.Ordinal)))
            {
                await silo.DisposeAsync();
            }
        }
    }

    private async Task Lose(SiloProcess silo)
    {
        silos.Remove(silo);
        await silo.Kill(cancellation);
        await silo.DisposeAsync();
    }

    private async Task Leave(SiloProcess silo)
    {
        await silo.Leave(cancellation);
        await silo.DisposeAsync();
    }
}
