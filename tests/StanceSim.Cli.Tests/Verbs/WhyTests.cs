using System.Globalization;
using System.Text.Json;
using StanceSim.Cli.Tests.Running;

namespace StanceSim.Cli.Tests.Verbs;

public sealed class WhyTests
{
    [Fact]
    public async Task The_largest_change_goes_back_to_its_trigger()
    {
        using var folder = new TemporaryFolder();
        await CommandRun.OfScenario(RepositoryFiles.Scenario("hello.yaml"), folder.At("run"));
        var why = await CommandRun.Of("why", folder.At("run"), "arcadia", "release");

        Assert.Equal(0, why.ExitCode);
        Golden.Equal("why-hello.txt", why.Output);
    }

    [Fact]
    public async Task Only_the_folder_is_needed()
    {
        using var folder = new TemporaryFolder();
        var scenario = folder.Write("copy.yaml", await File.ReadAllTextAsync(RepositoryFiles.Scenario("hello.yaml"), TestContext.Current.CancellationToken));
        await CommandRun.OfScenario(scenario, folder.At("run"));
        File.Delete(scenario);
        Directory.Move(folder.At("run"), folder.At("moved"));

        Assert.Equal(0, (await CommandRun.Of("why", folder.At("moved"), "arcadia", "release")).ExitCode);
        Assert.Equal(0, (await CommandRun.Of("report", folder.At("moved"))).ExitCode);
    }

    [Fact]
    public async Task Names_and_dates_work_as_well_as_ids_and_ticks()
    {
        using var folder = new TemporaryFolder();
        await CommandRun.OfScenario(RepositoryFiles.Scenario("hello.yaml"), folder.At("run"));
        var byId = await CommandRun.Of("why", folder.At("run"), "arcadia", "release", "--tick", "2");
        var byName = await CommandRun.Of("why", folder.At("run"), "Arcadia", "release of the critics", "--tick", "2026-03-03");

        Assert.True(byId.ExitCode == 0, byId.Error);
        Assert.Equal(byId.Output, byName.Output);
    }

    [Theory]
    [InlineData("arcadai", "release", "Did you mean arcadia?")]
    [InlineData("arcadia", "realease", "Did you mean release?")]
    public async Task Near_misses_are_suggested(string actor, string issue, string suggestion)
    {
        using var folder = new TemporaryFolder();
        await CommandRun.OfScenario(RepositoryFiles.Scenario("hello.yaml"), folder.At("run"));
        var why = await CommandRun.Of("why", folder.At("run"), actor, issue);

        Assert.Equal(3, why.ExitCode);
        Assert.Contains(suggestion, why.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_contributions_sum_to_the_change()
    {
        using var folder = new TemporaryFolder();
        await CommandRun.OfScenario(RepositoryFiles.Scenario("belarus-2020.yaml"), folder.At("run"));
        var why = await CommandRun.Of("why", folder.At("run"), "LTU", "legitimacy", "--json");
        using var document = JsonDocument.Parse(why.Output);
        var root = document.RootElement;
        var sum = root.GetProperty("reasons").EnumerateArray().Sum(reason => reason.GetProperty("contribution").GetDouble());

        Assert.Equal(root.GetProperty("after").GetDouble() - root.GetProperty("before").GetDouble(), sum, 1e-12);
        Assert.Contains(root.GetProperty("reasons").EnumerateArray(), reason => reason.GetProperty("chain").GetArrayLength() > 1);
    }

    [Fact]
    public async Task Printed_contributions_sum_to_the_printed_change()
    {
        using var folder = new TemporaryFolder();
        await CommandRun.OfScenario(RepositoryFiles.Scenario("belarus-2020.yaml"), folder.At("run"));
        var why = await CommandRun.Of("why", folder.At("run"), "LTU", "legitimacy");
        var lines = why.Output.Split('\n');
        var sumLine = Array.FindIndex(lines, line => line.Contains("sum of all", StringComparison.Ordinal));
        var parts = lines[..sumLine]
            .Select(line => line.Length > 9 ? line[..9].Trim() : "")
            .Select(text => double.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : 0)
            .ToArray();
        var printed = double.Parse(lines[sumLine].Split('=')[1].Trim().Split(' ')[0], CultureInfo.InvariantCulture);

        Assert.Equal(printed, parts.Sum(), 0.0005 * (1 + parts.Count(part => part != 0)));
    }
}
