using System.CommandLine;
using StanceSim.Cli.Terminal;
using StanceSim.Cli.Verbs;
using StanceSim.Cluster.Settings;

namespace StanceSim.Cli.Engines;

/// <summary>The options by which every verb that does a run chooses its engine.</summary>
internal sealed class EngineOptions
{
    private readonly Option<string> engine = new("--engine") { Description = "Engine that does the run; results are the same" };

    private readonly Option<bool> cluster = new("--cluster") { Description = "Run on the silos of a cluster, as STANCESIM_ variables or --config say" };

    private readonly Option<string?> config = VerbOptions.Config();

    private readonly PlacementNotices notices;

    private readonly Option<int?> partitions = new("--partitions")
    {
        Description = "Parts the actors are divided into; default: one for small worlds, one per processor for large ones",
        HelpName = "number",
    };

    /// <param name="screen">Where is told what happens to a run on a cluster.</param>
    /// <param name="usual">The engine unless somebody says otherwise.</param>
    public EngineOptions(Screen screen, string usual = EngineChoice.Default)
    {
        notices = new PlacementNotices(screen);
        engine.DefaultValueFactory = _ => usual;
        engine.AcceptOnlyFromAmong([.. EngineChoice.Names]);
        partitions.Validators.Add(result => VerbOptions.AtLeast(result, partitions, 1));
    }

    public void AddTo(Command verb)
    {
        verb.Add(engine);
        verb.Add(cluster);
        verb.Add(config);
        verb.Add(partitions);
    }

    public EngineRequest Of(ParseResult parsed) => parsed.GetValue(cluster)
        ? new(EngineChoice.Cluster, parsed.GetValue(partitions))
        {
            Cluster = ClusterOptions.SettingsOf(parsed, config),
            Notices = notices,
        }
        : new(parsed.GetRequiredValue(engine), parsed.GetValue(partitions));
}

/// <param name="Name">One of <see cref="EngineChoice.Names"/>, or <see cref="EngineChoice.Cluster"/>.</param>
/// <param name="Partitions">Parts the actors are divided into; null: the engine chooses.</param>
internal sealed record EngineRequest(string Name, int? Partitions)
{
    /// <summary>The cluster to run on; null: this process.</summary>
    public ClusterSettings? Cluster { get; init; }

    /// <summary>Told what happens to a run on a cluster; null: it is done in this process.</summary>
    public PlacementNotices? Notices { get; init; }

    /// <summary>Makes the engine and starts what it needs in the background.</summary>
    /// <param name="cancellation">Stops the start.</param>
    /// <param name="tracesCalls">Grain calls in this process make spans where somebody listens.</param>
    public StartedEngine Start(CancellationToken cancellation, bool tracesCalls = false) => Cluster is null
        ? EngineChoice.Start(Name, Partitions, cancellation, tracesCalls)
        : EngineChoice.OnCluster(Cluster, Partitions, Notices is null ? null : Notices.Tell, cancellation);
}
