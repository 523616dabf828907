using System.Net;
using StanceSim.Server.Api;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Testing;

namespace StanceSim.Server.Tests.Api.Scenarios;

/// <summary>What the command line names, the server shows; what it cannot, it says.</summary>
public sealed class NameTests(TestServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scenarios_and_runs_are_shown_under_every_name_that_files_may_have()
    {
        using var folder = new TemporaryFolder();
        File.Copy(RepositoryFiles.At("scenarios", "hello.yaml"), folder.At("My_Crisis.v2.yaml"));
        await using var own = await server.Start(settings => settings with { Scenarios = folder.Path, SavedScenarios = folder.At("saved"), Runs = folder.At("runs") });
        using var client = new HttpClient { BaseAddress = own.Address };
        using var shown = await client.GetAsync(new Uri("/api/v1/scenarios/My_Crisis.v2", UriKind.Relative), Stop);
        using var page = await client.GetAsync(new Uri("/scenarios/My_Crisis.v2", UriKind.Relative), Stop);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (shown.StatusCode, page.StatusCode));
    }

    [Fact]
    public void Files_that_cannot_be_scenarios_are_shown_with_what_is_wrong()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.At("latin.yaml"), [.. "title: caf"u8, 0xE9, 0x0A]);
        File.WriteAllText(folder.At("large.yaml"), new string('#', (10 * 1024 * 1024) + 1));
        var scenarios = new ScenarioCatalogue(new ApiSettings { Scenarios = folder.Path, SavedScenarios = folder.At("saved"), Runs = folder.At("runs") });

        Assert.Equal(
            [("large", "SIM1003", "large.yaml"), ("latin", "SIM1002", "latin.yaml")],
            scenarios.All().Select(entry => (entry.Name, entry.Reading.Problems[0].Code, entry.Reading.Problems[0].File)));
    }

    [Fact]
    public void What_has_another_name_is_told()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("my crisis.yaml"), "");
        File.WriteAllText(folder.At("fine.yaml"), "");
        foreach (var run in new[] { "run of mine", "Run_7", "lost.unfinished" })
        {
            Directory.CreateDirectory(Path.Combine(folder.At("runs"), run));
            File.WriteAllText(Path.Combine(folder.At("runs"), run, "manifest.json"), "{}");
        }

        Directory.CreateDirectory(Path.Combine(folder.At("runs"), "no run"));
        var hidden = CatalogueName.Hidden(new ApiSettings { Scenarios = folder.Path, SavedScenarios = folder.At("saved"), Runs = folder.At("runs") });

        Assert.Equal(["my crisis.yaml", "run of mine"], hidden);
    }

    [Theory]
    [InlineData("../x")]
    [InlineData(".hidden")]
    [InlineData("a/b")]
    [InlineData("x.unfinished")]
    [InlineData("x.replaced")]
    [InlineData("a b")]
    [InlineData("")]
    public void Names_that_could_lead_elsewhere_are_none(string name)
    {
        Assert.False(CatalogueName.IsScenario(name));
        Assert.False(CatalogueName.IsRun(name));
    }
}
