using System.CommandLine;
using System.Text.RegularExpressions;
using StanceSim.Cli.Terminal;
using StanceSim.Scenarios;

namespace StanceSim.Cli.Verbs;

/// <summary><c>new NAME</c>: writes a commented scenario to start from.</summary>
internal static partial class NewVerb
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
        if (!PlainName().IsMatch(title))
        {
            throw Failure.WrongUsage($"{title} cannot name a scenario.", "Use letters, digits, dots, underscores and hyphens, beginning with a letter or digit.");
        }

        if (File.Exists(file) && !force)
        {
            throw Failure.InvalidInput($"{file} is there already.", "Choose another name, or add --force to replace it.");
        }

        WholeFile.Write(file, Starter(title));
        var schema = Path.Combine(Path.GetDirectoryName(file) ?? "", "scenario.schema.json");
        if (!File.Exists(schema))
        {
            WholeFile.Write(schema, ScenarioSchema.Json());
        }

        screen.WriteLine($"Wrote {file}. Next:");
        screen.Write(new Line().Add($"  {screen.Program} run {file}", Ink.Advice));
        return ExitCode.Done;
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*\z")]
    private static partial Regex PlainName();
}
