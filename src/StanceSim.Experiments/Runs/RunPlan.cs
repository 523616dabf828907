using System.Collections.Immutable;
using StanceSim.Model;
using StanceSim.Model.Messages;
using StanceSim.Model.Randomness;
using StanceSim.Scenarios;

namespace StanceSim.Experiments.Runs;

/// <summary>One run to do: a scenario, a seed, a replicate, and what is done to it from outside. The engine that does it is not part of the plan.</summary>
public sealed record RunPlan
{
    public required Scenario Scenario { get; init; }

    public required RunKey Key { get; init; }

    /// <summary>Messages that somebody from outside has actors send, by tick; those of one tick in the order in which they are sent.</summary>
    public ImmutableArray<Injection> Injections { get; init; } = [];

    /// <summary>Values of the scenario that change on the way, by tick; those of one tick in order.</summary>
    public ImmutableArray<Setting> Settings { get; init; } = [];

    /// <summary>Where it was forked off another run; its folder begins with that frame. Null: a run of its own, told from the beginning.</summary>
    public ForkPoint? Fork { get; init; }

    /// <summary>Id that its results bear; null: that of the plan. A run in which somebody intervened on the way keeps the id that it began with.</summary>
    public string? Id { get; init; }

    /// <summary>Where to go on: records begin with the frame after it. Null: from the beginning.</summary>
    /// <remarks>Taken under the settings of earlier ticks; one of its own tick takes effect from here on.</remarks>
    public Snapshot? From { get; init; }

    /// <summary>Number of the last frame, where somebody ended the run before its end; null: to its end.</summary>
    public int? Until { get; init; }

    /// <summary>How often a record comes with a snapshot from which the run can go on. Default: never; zero: as often as the engine can.</summary>
    public TimeSpan CheckpointEvery { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Tell every change with its contributions; default true.</summary>
    public bool RecordsChanges { get; init; } = true;
}
