using System.Text.RegularExpressions;
using StanceSim.Cli.Tests.Running;
using StanceSim.Cli.Tests.Verbs;

namespace StanceSim.Cli.Tests.Docs;

public sealed partial class CommandLineDocTests
{
    private static string Page => RepositoryFiles.At("docs", "cli.md");

    [Fact]
    public async Task The_page_holds_the_help_of_every_verb_word_for_word()
    {
        var text = await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken);
        var sections = Section().Matches(text);

        Assert.Equal(HelpTests.Verbs.Select(verb => verb.Data), sections.Select(section => section.Groups["verb"].Value));
        foreach (var section in sections.Reverse())
        {
            var help = (await CommandRun.Of([.. section.Groups["verb"].Value.Split(' '), "--help"])).Output;
            var block = section.Groups["help"];
            text = text[..block.Index] + help[..help.IndexOf("Exit codes:", StringComparison.Ordinal)].TrimEnd() + text[(block.Index + block.Length)..];
        }

        Golden.EqualFile(Page, text);
    }

    [Fact]
    public void The_page_explains_every_exit_code() =>
        Assert.All(ExitCode.All, code => Assert.Contains($"| {code.Code} | {code.Meaning}", File.ReadAllText(Page), StringComparison.Ordinal));

    [GeneratedRegex("## (?<verb>[a-z ]+)\n\n[^#]*?```\n(?<help>Description:.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Section();
}
