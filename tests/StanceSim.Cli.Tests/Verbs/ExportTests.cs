using StanceSim.Cli.Tests.Running;

namespace StanceSim.Cli.Tests.Verbs;

public sealed class ExportTests
{
    [Fact]
    public async Task Tables_are_written_where_they_are_wanted()
    {
        using var folder = new TemporaryFolder();
        await CommandRun.OfScenario(Repository.Scenario("hello.yaml"), folder.At("run"));
        var export = await CommandRun.Of("export", folder.At("run"), "--csv", "--out", folder.At("csv"));
        var stances = await File.ReadAllLinesAsync(folder.At("csv/stances.csv"), TestContext.Current.CancellationToken);

        Assert.Equal(0, export.ExitCode);
        Assert.Equal("run,design_point,replicate,seed,tick,date,actor,issue,variable,value", stances[0]);
        Assert.Contains("messages.csv", export.Output, StringComparison.Ordinal);
    }
}
