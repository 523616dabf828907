namespace StanceSim.Grains.Contracts;

/// <summary>What one partition has to tell of some ticks.</summary>
[GenerateSerializer, Immutable, Alias("stancesim.PartitionWindow")]
public sealed record PartitionWindow
{
    /// <summary>One a tick; none when nothing was to be told.</summary>
    [Id(0)]
    public required TickSlice[] Slices { get; init; }

    /// <summary>After the last tick; null when none was asked for.</summary>
    [Id(1)]
    public SnapshotSlice? Snapshot { get; init; }
}

/// <summary>What all partitions have to tell of some ticks.</summary>
[GenerateSerializer, Immutable, Alias("stancesim.Window")]
public sealed record Window
{
    /// <summary>By partition.</summary>
    [Id(0)]
    public required PartitionWindow[] Partitions { get; init; }

    /// <summary>True when silos have joined or are leaving since the run was placed, so that it should be placed anew.</summary>
    [Id(1)]
    public bool SilosChanged { get; init; }

    /// <summary>
    /// Not null: the run stands still until storage is back, which this describes for people, and nothing else is told. The same
    /// question is to be asked again; no tick is done twice for that.
    /// </summary>
    [Id(2)]
    public string? WaitsFor { get; init; }
}
