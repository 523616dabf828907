using System.Text.Json;
using StanceSim.Cli.Tests.Running;

namespace StanceSim.Cli.Tests.Verbs;

/// <summary>Runs that differ in something else than positions, or there first.</summary>
public sealed class DiffTests : IDisposable
{
    /// <summary>Nobody can be moved, so that positions tell nothing; regards and decisions can still differ.</summary>
    private const string Unmoved = """
        title: Unmoved
        time: {ticks: 5}
        issues: [{id: aid}]
        actors:
          - {id: north, name: North, positions: {aid: 0.2}, susceptibility: 0}
          - {id: south, name: South, positions: {aid: 0.2}, susceptibility: 0}
          - {id: union, name: Union, type: organisation, positions: {aid: -0.2}}
        ties: [{from: north, to: south, type: alliance, weight: 0.5, mutual: true}]
        organisations: [{actor: union, members: [north, south], decisions: [{issue: aid, procedure: unanimity, meetings: [2]}]}]
        messages: [{id: slight, tick: 1, from: south, to: north, kind: condemn, issue: aid}]
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Runs_that_differ_in_affinities_alone_differ()
    {
        var difference = await Differing("model.actEffect=0.4");

        Assert.Equal(JsonValueKind.Null, difference.GetProperty("first").ValueKind);
        Assert.Equal(JsonValueKind.Null, difference.GetProperty("decision").ValueKind);
        var affinity = difference.GetProperty("affinity");
        Assert.Equal((2, 2, "north", "south"), (
            difference.GetProperty("firstTick").GetInt32(), affinity.GetProperty("tick").GetInt32(),
            affinity.GetProperty("actor").GetString(), affinity.GetProperty("other").GetString()));
        Assert.Equal("slight", affinity.GetProperty("reasons")[0].GetProperty("message").GetString());
        var text = await Text();
        Assert.Contains("They first differ at tick 2", text, StringComparison.Ordinal);
        Assert.Contains("North's regard for South", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Affinities_that_differ_from_the_beginning_are_told_there()
    {
        var difference = await Differing("actors.north.affinities.south=0.1");

        Assert.Equal(0, difference.GetProperty("firstTick").GetInt32());
        Assert.Contains("They begin so.", await Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_that_differ_in_decisions_alone_differ()
    {
        var difference = await Differing("organisations.union.decisions=[{issue: aid, procedure: majority, meetings: [2]}]");

        Assert.Equal(JsonValueKind.Null, difference.GetProperty("first").ValueKind);
        Assert.Equal(JsonValueKind.Null, difference.GetProperty("affinity").ValueKind);
        var decision = difference.GetProperty("decision");
        Assert.Equal((3, 2, "unanimity", "majority"), (
            difference.GetProperty("firstTick").GetInt32(), decision.GetProperty("tick").GetInt32(),
            decision.GetProperty("a").GetProperty("procedure").GetString(), decision.GetProperty("b").GetProperty("procedure").GetString()));
        Assert.Contains("They first differ at tick 3", await Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_differs_earliest_is_told_first()
    {
        var difference = await Differing("model.actEffect=0.4", "organisations.union.decisions=[{issue: aid, procedure: unanimity, meetings: [4]}]");

        Assert.Equal(2, difference.GetProperty("firstTick").GetInt32());
        Assert.Equal(3, difference.GetProperty("first").GetProperty("tick").GetInt32());
        Assert.Equal(JsonValueKind.Null, difference.GetProperty("decision").GetProperty("b").ValueKind);
        var text = await Text();
        int[] places = [.. new[] { "They first differ at tick 2", "Stances first differ at tick 3", "Decisions first differ at tick 3" }
            .Select(heading => text.IndexOf(heading, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    private async Task<JsonElement> Differing(params string[] changes)
    {
        var scenario = folder.Write("unmoved.yaml", Unmoved);
        await CommandRun.OfScenario(scenario, folder.At("a"));
        await CommandRun.OfScenario(scenario, folder.At("b"), [.. changes.SelectMany(change => new[] { "--set", change })]);
        var diff = await CommandRun.Of("diff", folder.At("a"), folder.At("b"), "--json");
        Assert.True(diff.ExitCode == 1, diff.Output + diff.Error);
        using var document = JsonDocument.Parse(diff.Output);
        Assert.Equal("different", document.RootElement.GetProperty("status").GetString());
        return document.RootElement.Clone();
    }

    private async Task<string> Text() => (await CommandRun.Of("diff", folder.At("a"), folder.At("b"))).Output;
}
