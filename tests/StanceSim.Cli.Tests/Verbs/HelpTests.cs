using StanceSim.Cli.Tests.Running;

namespace StanceSim.Cli.Tests.Verbs;

public sealed class HelpTests
{
    public static TheoryData<string> Verbs { get; } =
    [
        "run", "resume", "fork", "diff", "replay", "validate", "why", "trace", "report", "export", "new", "schema", "serve", "silo", "cluster status", "cluster ready",
    ];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Help_of_a_verb_is_what_it_was(string verb)
    {
        var help = await CommandRun.Of([.. verb.Split(' '), "--help"]);

        Assert.Equal(0, help.ExitCode);
        Golden.Equal($"help-{verb.Replace(' ', '-')}.txt", help.Output);
    }

    [Fact]
    public async Task Help_lists_every_verb()
    {
        var help = await CommandRun.Of("--help");

        Assert.Equal(0, help.ExitCode);
        Golden.Equal("help.txt", help.Output);
        Assert.All(Verbs, verb => Assert.Contains($"\n  {verb.Data.Split(' ')[0]} ", help.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Version_is_one_line()
    {
        var version = await CommandRun.Of("--version");

        Assert.Equal(0, version.ExitCode);
        Assert.Matches(@"^stancesim \d+\.\d+\.\d+\n$", version.Output);
    }
}
