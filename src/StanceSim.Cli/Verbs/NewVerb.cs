using System.CommandLine;
using StanceSim.Cli.Terminal;
using StanceSim.Scenarios;
using StanceSim.Server.Api.Catalogue;

namespace StanceSim.Cli.Verbs;

/// <summary><c>new NAME</c>: writes a commented scenario to start from.</summary>
internal static class NewVerb
{
    private const string Template = "StanceSim.Cli.Verbs.starter.yaml";

    public static Command Create(Screen screen)
    {
        var name = new Argument<string>("NAME") { Description = "Name of the scenario; the file is NAME.yaml" };
        var force = new Option<bool>("--force") { Description = "Replace a file that is there" };
        var verb = new Command("new", "Writes a commented starter scenario that runs as it is, and beside it the schema that editors check it with.") { name, force };
        verb.SetAction(parsed => Write(screen, parsed.GetRequiredValue(name), parsed.GetValue(force)));
        return verb;
    }

    /// <summary>The starter scenario's text.</summary>
    public static string Starter(string title)
    {
        using var stream = typeof(NewVerb).Assembly.GetManifestResourceStream(Template)
            ?? throw new InvalidOperationException($"The resource {Template} is missing from the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("{title}", title, StringComparison.Ordinal);
    }

    private static int Write(Screen screen, string name, bool force)
    {
        var file = name.EndsWith(".yaml", StringComparison.Ordinal) ? name : name + ".yaml";
        var title = Path.GetFileNameWithoutExtension(file);
        if (!CatalogueName.IsScenario(title))
        {
            throw Failure.WrongUsage($"{title} cannot name a scenario.", CatalogueName.Rule + ".");
        }

        if (File.Exists(file) && !force)
        {
            throw Failure.InvalidInput($"{file} is there already.", "Choose another name, or add --force to replace it.");
        }

        WholeFile.Write(file, Starter(title));
        var schema = Path.Combine(Path.GetDirectoryName(file) ?? "", "scenario.schema.json");
        if (force || !File.Exists(schema))
        {
            WholeFile.Write(schema, ScenarioSchema.Json());
        }

        screen.WriteLine($"Wrote {file}. Next:");
        screen.Write(new Line().Add($"  {screen.Program} run {Invocation.Quoted(file)}", Ink.Advice));
        return ExitCode.Done;
    }
}
