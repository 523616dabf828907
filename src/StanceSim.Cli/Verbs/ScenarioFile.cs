using System.Collections.Immutable;
using StanceSim.Scenarios;

namespace StanceSim.Cli.Verbs;

/// <summary>Reads the scenario file that a verb was given.</summary>
internal static class ScenarioFile
{
    /// <summary>The scenario, or a <see cref="Failure"/> with every problem.</summary>
    public static Scenario Read(string file, ImmutableArray<Override> overrides)
    {
        var reading = ScenarioReader.ReadFile(file, overrides);
        return reading.Scenario ?? throw Failure.InvalidScenario(reading.Problems);
    }

    /// <summary>Overrides as typed, <c>path=value</c>.</summary>
    public static ImmutableArray<Override> OverridesOf(IEnumerable<string> settings) => [.. settings.Select(OverrideOf)];

    private static Override OverrideOf(string setting)
    {
        var place = setting.IndexOf('=', StringComparison.Ordinal);
        return place > 0
            ? new Override(setting[..place].Trim(), setting[(place + 1)..].Trim())
            : throw Failure.WrongUsage($"--set {setting} is not of the form path=value.", "Write for example --set model.persuasion=0.5.");
    }
}
