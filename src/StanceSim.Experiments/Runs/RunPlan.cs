using StanceSim.Model.Randomness;
using StanceSim.Scenarios;

namespace StanceSim.Experiments.Runs;

/// <summary>One run to do: a scenario, a seed, a replicate. The engine that does it is not part of the plan.</summary>
public sealed record RunPlan
{
    public required Scenario Scenario { get; init; }

    public required RunKey Key { get; init; }

    /// <summary>Tell every change with its contributions; default true.</summary>
    public bool RecordsChanges { get; init; } = true;
}
