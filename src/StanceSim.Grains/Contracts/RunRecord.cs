namespace StanceSim.Grains.Contracts;

/// <summary>What a cluster's store keeps of a run: which one it is, who owns it now and how far it has come. Its results are with its client.</summary>
[GenerateSerializer, Immutable, Alias("stancesim.RunRecord")]
public sealed record RunRecord
{
    /// <summary>Name of the run in the cluster; those of its placements begin with it.</summary>
    [Id(0)]
    public required string Run { get; init; }

    /// <summary>Name of the scenario.</summary>
    [Id(1)]
    public required string Scenario { get; init; }

    /// <summary>The id that its results bear: a digest of scenario, overrides, seed, replicate and interventions.</summary>
    [Id(2)]
    public required string Digest { get; init; }

    [Id(3)]
    public required ulong Seed { get; init; }

    [Id(4)]
    public required int Replicate { get; init; }

    /// <summary>Number of the last frame of the scenario.</summary>
    [Id(5)]
    public required int Ticks { get; init; }

    /// <summary>Frame of the last checkpoint; of a run that is over, its last frame.</summary>
    [Id(6)]
    public int Tick { get; init; }

    /// <summary>Number of the placement that owns the run, from 0: it rises whenever the run is placed anew, and an older one may write nothing.</summary>
    [Id(7)]
    public required int Epoch { get; init; }

    /// <summary>Silo and activation that wrote the record.</summary>
    [Id(8)]
    public required string Writer { get; init; }

    [Id(9)]
    public RunState State { get; init; }

    /// <summary>When the run began, by the clock of the silo that began it.</summary>
    [Id(10)]
    public DateTimeOffset Since { get; init; }

    /// <summary>When the record was last written.</summary>
    [Id(11)]
    public DateTimeOffset Changed { get; init; }

    /// <summary>Nobody does anything for it any more.</summary>
    public bool IsOver => State is not (RunState.Running or RunState.Silent);
}

/// <summary>How a run is, as far as its cluster knows.</summary>
[GenerateSerializer, Alias("stancesim.RunState")]
public enum RunState
{
    Running,

    /// <summary>Running by its record, which has not changed for long: somebody paused it, or its client or its silos are gone. Only lists say so; it is never stored.</summary>
    Silent,

    /// <summary>It came to its end.</summary>
    Done,

    /// <summary>Its client ended it before.</summary>
    Stopped,

    /// <summary>Nobody asked for it for so long that its silos let it go. It is placed anew if its client goes on.</summary>
    LetGo,
}
