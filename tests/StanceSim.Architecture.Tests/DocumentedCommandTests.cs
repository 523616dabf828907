using System.Text.RegularExpressions;

namespace StanceSim.Architecture.Tests;

/// <summary>Commands that documents show can be typed: their verb and their options exist.</summary>
public sealed partial class DocumentedCommandTests
{
    private static readonly string Source = string.Join('\n', SourceTree.Code("src/StanceSim.Cli", "src/StanceSim.Cluster/Settings").Select(SourceTree.Read));

    [Fact]
    public void Every_command_in_the_documents_uses_verbs_and_options_that_exist()
    {
        var verbs = Verb().Matches(Source).Select(match => match.Groups[1].Value).ToHashSet();
        var options = Option().Matches(Source).Select(match => match.Groups[1].Value).Concat(["--help", "--version"]).ToHashSet();
        var commands = SourceTree.Documents
            .SelectMany(document => Command().Matches(SourceTree.Read(document)).Select(match => (document, match)))
            .ToArray();

        Assert.Contains("run", verbs);
        Assert.NotEmpty(commands);
        Assert.Empty(commands
            .Where(command => !verbs.Contains(command.match.Groups["verb"].Value)
                || command.match.Groups["option"].Captures.Any(option => !options.Contains(option.Value)))
            .Select(command => $"{command.document}: {command.match.Value}"));
    }

    [GeneratedRegex("""new(?: Command)?\("([a-z]+)", "[A-Z]""")]
    private static partial Regex Verb();

    [GeneratedRegex("""["'](--[a-z][a-z-]*)["']""")]
    private static partial Regex Option();

    /// <summary>A line of a command, by either name of the program, up to a comment or the end of the code.</summary>
    [GeneratedRegex(@"(?<=^|`|\$ )(?:stancesim|dotnet run --project src/StanceSim\.Cli [^`\n]*?--) (?<verb>[a-z]+)(?:[^\S\n]+(?:(?<option>--[a-z][a-z-]*)\S*|[^-#`\s]\S*|-\w))*", RegexOptions.Multiline)]
    private static partial Regex Command();
}
