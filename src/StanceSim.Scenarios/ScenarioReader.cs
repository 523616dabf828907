using System.Collections.Immutable;
using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Problems;
using StanceSim.Scenarios.Sections;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios;

/// <summary>Reads scenario files: a world to run, or every problem at once.</summary>
public static class ScenarioReader
{
    /// <summary>Reads a scenario from its file. Never throws for what the file is or holds.</summary>
    /// <param name="path">The file.</param>
    /// <param name="overrides">Values to set before anything is checked, in order.</param>
    public static Reading ReadFile(string path, ImmutableArray<Override> overrides)
    {
        var file = FileText.Read(path);
        return file.Text is { } text ? Read(path, text, overrides) : new Reading(null, file.Problems);
    }

    /// <summary>Reads a scenario from its text. Never throws for what the text holds.</summary>
    /// <param name="file">Name to show in problems.</param>
    /// <param name="text">The YAML text.</param>
    /// <param name="overrides">Values to set before anything is checked, in order.</param>
    public static Reading Read(string file, string text, ImmutableArray<Override> overrides)
    {
        var context = new ReadContext();
        var scenario = Read(file, text, overrides, context);
        return new Reading(context.Problems.Count == 0 ? scenario : null, context.Problems.InOrder(file));
    }

    /// <summary>What is known when a scenario has been read.</summary>
    internal static ReadContext ContextOf(Scenario scenario)
    {
        var context = new ReadContext();
        Read(scenario.Name, scenario.Text, scenario.Overrides, context);
        return context;
    }

    private static Scenario? Read(string file, string text, ImmutableArray<Override> overrides, ReadContext context)
    {
        if (YamlReader.Read(file, text, context.Problems) is not { } document)
        {
            return null;
        }

        var overriding = new Overriding(context.Problems);
        foreach (var change in overrides)
        {
            document = overriding.Set(document, change);
        }

        return ScenarioSection.Section.Open(document, context) is { } root
            ? new ScenarioBuilder(root).Build(Path.GetFileNameWithoutExtension(file), text, overrides)
            : null;
    }
}

/// <summary>What reading gave: a scenario exactly when there is no problem.</summary>
public sealed record Reading(Scenario? Scenario, ImmutableArray<Problem> Problems);
