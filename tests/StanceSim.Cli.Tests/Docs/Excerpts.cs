using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using StanceSim.Cli.Tests.Running;

namespace StanceSim.Cli.Tests.Docs;

/// <summary>
/// Fills the excerpts of a document from what the program prints now. An excerpt stands in a block of text after a comment
/// that says which output it is from, with which line it begins, and how many lines it has.
/// </summary>
internal static partial class Excerpts
{
    /// <summary>The document with every excerpt as it should be.</summary>
    public static async Task<string> Renewed(string document)
    {
        using var folder = new TemporaryFolder();
        var belarus = RepositoryFiles.Scenario("belarus-2020.yaml");
        var run = await CommandRun.OfScenario(belarus, folder.At("dated"));
        await CommandRun.Of(
            "fork", folder.At("dated"), "--tick", "2020-09-01", "--remove", "r63-usa", "--say", "LTU demand to=EU issue=sanctions position=0.9",
            "--out", folder.At("what-if"), "--engine", "local");
        var outputs = new Dictionary<string, string>
        {
            ["run"] = run.Output,
            ["why"] = (await CommandRun.Of("why", folder.At("dated"), "LTU", "legitimacy")).Output,
            ["trace"] = (await CommandRun.Of("trace", folder.At("dated"), "--stimulus", "r01-crackdown")).Output,
            ["diff"] = (await CommandRun.Of("diff", folder.At("dated"), folder.At("what-if"))).Output,
            ["broken"] = (await CommandRun.Of("validate", belarus, "--set", "actors.LTU.positions.sanktions=0.2")).Error,
        };
        var table = await ModesTable(belarus, folder);
        var renewed = Marked().Replace(document, match => Filled(match, outputs[match.Groups["output"].Value]));
        return Table().Replace(renewed, match => match.Groups["mark"].Value + table);
    }

    private static string Filled(Match match, string output)
    {
        var lines = output.Split('\n');
        var first = Array.FindIndex(lines, line => line.Trim().StartsWith(match.Groups["first"].Value, StringComparison.Ordinal));
        Assert.True(first >= 0, $"Nothing printed begins with: {match.Groups["first"].Value}");
        var count = int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture);
        return $"{match.Groups["mark"].Value}```text\n{string.Join('\n', lines.Skip(first).Take(count))}\n```";
    }

    /// <summary>The outcomes of the dated history and of policies side by side.</summary>
    private static async Task<string> ModesTable(string scenario, TemporaryFolder folder)
    {
        var dated = await Outcomes(scenario, folder.At("dated"));
        var policies = await Outcomes(scenario, folder.At("policies"), "--set", "reactions=policies");
        var table = new StringBuilder("| | dated history | policies |\n|---|---|---|\n");
        foreach (var (description, value) in dated)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {description} | {value} | {policies[description]} |\n");
        }

        return table.ToString();
    }

    private static async Task<Dictionary<string, string>> Outcomes(string scenario, string place, params string[] more)
    {
        using var document = JsonDocument.Parse((await CommandRun.OfScenario(scenario, place, ["--json", .. more])).Output);
        return document.RootElement.GetProperty("outcomes").EnumerateArray().ToDictionary(
            outcome => outcome.GetProperty("description").GetString()!,
            outcome => outcome.GetProperty("value") switch
            {
                { ValueKind: JsonValueKind.True } => "yes",
                { ValueKind: JsonValueKind.False } => "no",
                var value => value.GetDouble().ToString("0.###", CultureInfo.InvariantCulture),
            });
    }

    [GeneratedRegex("(?<mark><!-- (?<output>run|why|trace|diff|broken): \"(?<first>[^\"]+)\", (?<count>\\d+) lines -->\n)```text\n.*?\n?```", RegexOptions.Singleline)]
    private static partial Regex Marked();

    [GeneratedRegex("(?<mark><!-- outcomes of both modes -->\n)(\\|[^\n]*\n)*")]
    private static partial Regex Table();
}
