using System.Runtime.CompilerServices;
using StanceSim.Cluster.Client;
using StanceSim.Cluster.Settings;
using StanceSim.Experiments.Runs;
using StanceSim.Grains.Hosting;
using StanceSim.Grains.Runs;

namespace StanceSim.Cli.Engines;

/// <summary>The engines a run can be done with. Their results are the same bytes.</summary>
internal static class EngineChoice
{
    public const string Grains = "grains";
    public const string Local = "local";

    public const string Default = Grains;

    /// <summary>What a run on a cluster is told to be done with.</summary>
    public const string Cluster = "cluster";

    public static IReadOnlyList<string> Names { get; } = [Grains, Local];

    /// <summary>Makes an engine and starts what it needs in the background, so that reading the scenario overlaps with it.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="partitions">Parts the actors are divided into, ≥ 1; null: as the world's size suggests.</param>
    /// <param name="cancellation">Stops the start.</param>
    /// <param name="tracesCalls">Grain calls make spans where somebody listens; costs a third of their speed.</param>
    public static StartedEngine Start(string name, int? partitions, CancellationToken cancellation, bool tracesCalls = false) => name == Local
        ? new StartedEngine(Task.FromResult<IRunEngine>(new LocalEngine()), null)
        : OnGrains(partitions, tracesCalls, cancellation);

    /// <summary>Connects to a cluster in the background; nothing listens in this process.</summary>
    /// <param name="settings">Where the cluster is.</param>
    /// <param name="partitions">Parts the actors are divided into, ≥ 1; null: as the world's size suggests.</param>
    /// <param name="watcher">Told when silos are lost, come or leave.</param>
    /// <param name="cancellation">Stops the start.</param>
    public static StartedEngine OnCluster(
        ClusterSettings settings, int? partitions, Action<PlacementEvent>? watcher, CancellationToken cancellation) => StartedEngine.On(
        Task.Run(() => ClusterConnection.Open(settings, cancellation), cancellation),
        connection => connection.EngineWith(partitions, watcher));

    /// <remarks>Not inlined, so that whoever runs with the local engine does not load Orleans.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static StartedEngine OnGrains(int? partitions, bool tracesCalls, CancellationToken cancellation)
    {
        Action<ISiloBuilder>? more = tracesCalls ? silo => silo.AddActivityPropagation() : null;
        return StartedEngine.On(Task.Run(() => EmbeddedSilo.Start(cancellation, more), cancellation), silo => silo.EngineWith(partitions));
    }
}
