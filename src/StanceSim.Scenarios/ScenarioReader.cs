using System.Collections.Immutable;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Scenarios;

/// <summary>Reads scenario files: a world to run, or every problem at once.</summary>
public static class ScenarioReader
{
    /// <summary>Reads a scenario from its text. Never throws for what the text holds.</summary>
    /// <param name="file">Name to show in problems.</param>
    /// <param name="text">The YAML text.</param>
    /// <param name="overrides">Values to set before anything is checked, in order.</param>
    public static Reading Read(string file, string text, ImmutableArray<Override> overrides) =>
        throw new NotSupportedException("Being written.");
}

/// <summary>What reading gave: a scenario exactly when there is no problem.</summary>
public sealed record Reading(Scenario? Scenario, ImmutableArray<Problem> Problems);
