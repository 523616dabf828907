namespace StanceSim.Grains.Runs;

/// <summary>How a run is placed on a cluster and what is done when silos come, go or are lost. Nothing of it shows in results.</summary>
public sealed record GrainEngineOptions
{
    /// <summary>Number of partitions, ≥ 1; null: one for small worlds, <see cref="MostPartitions"/> for large ones.</summary>
    public int? Partitions { get; init; }

    /// <summary>Partitions of a large world when nobody says how many; default: one per processor of this machine.</summary>
    public int MostPartitions { get; init; } = Environment.ProcessorCount;

    /// <summary>Ticks in a window, at most, ≥ 1: what is injected takes effect with the first frame after the present window. Default 32.</summary>
    public int MostTicksInWindow { get; init; } = 32;

    /// <summary>Go on from the last snapshot when a silo is lost. Without it the loss fails the run, as it must where there is one silo.</summary>
    public bool Recovers { get; init; }

    /// <summary>How often a snapshot to recover from is taken; default 2 s.</summary>
    public TimeSpan SnapshotEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an answer may take before the run is asked whether it is still there; default 1 s. It is taken for lost when that is not answered in 5 s.</summary>
    public TimeSpan AskAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long to wait for the cluster to come back before giving up; default 10 minutes.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Time between two attempts to go on; default 250 ms.</summary>
    public TimeSpan RetryEvery { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Longest time between two attempts to go on while the cluster's storage is away; default 5 s. The first are <see cref="RetryEvery"/> apart.</summary>
    public TimeSpan AskStorageEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Asked before the run is placed, at first and anew; throws what ends the run where the cluster may not do it. Null: nobody is.</summary>
    public Func<Task>? MayPlace { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Told of what happens to the placement; null: nobody is.</summary>
    public Action<PlacementEvent>? Watcher { get; init; }
}

/// <summary>Something that happened to a run's placement.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Tick">Last frame that was told.</param>
/// <param name="From">Frame from which the run goes on; -1: from the beginning.</param>
/// <param name="Reason">What went wrong or is waited for, for people; null when nothing did.</param>
public sealed record PlacementEvent(PlacementEventKind Kind, int Tick, int From, string? Reason = null);

public enum PlacementEventKind
{
    /// <summary>A part of the run was lost; it is being placed anew.</summary>
    Lost,

    /// <summary>The cluster does not answer; the run waits for it.</summary>
    Waiting,

    /// <summary>The run goes on where it was lost.</summary>
    Recovered,

    /// <summary>Silos joined or are leaving; the run was placed anew between two ticks.</summary>
    Moved,

    /// <summary>The cluster's storage is away; the run does no tick until it is back.</summary>
    Paused,

    /// <summary>The storage is back, and the run goes on.</summary>
    Resumed,
}
