using System.Collections.Immutable;
using StanceSim.Scenarios;

namespace StanceSim.Cli.Verbs;

/// <summary>Reads the scenario file that a verb was given.</summary>
internal static class ScenarioFile
{
    /// <summary>The scenario, or a <see cref="Failure"/> with every problem.</summary>
    public static Scenario Read(string file, ImmutableArray<Override> overrides)
    {
        var reading = TryRead(file, overrides);
        return reading.Scenario ?? throw Failure.InvalidScenario(reading.Problems);
    }

    public static Reading TryRead(string file, ImmutableArray<Override> overrides)
    {
        if (File.Exists(file) || Directory.Exists(file))
        {
            return ScenarioReader.ReadFile(file, overrides);
        }

        var guess = Problems.Nearest.To(Path.GetFileName(file), NamesBeside(file));
        var meant = guess is null ? "" : $"Did you mean {Path.Combine(Path.GetDirectoryName(file) ?? "", guess)}? ";
        throw Failure.InvalidInput($"There is no file {file}.", meant + "stancesim new NAME writes a scenario to start from.");
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

    private static IEnumerable<string> NamesBeside(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file));
        return folder is not null && Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.yaml").Take(1000).Select(name => Path.GetFileName(name))
            : [];
    }
}
