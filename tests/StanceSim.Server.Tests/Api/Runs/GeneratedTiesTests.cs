using System.Text.Json;
using StanceSim.Scenarios;
using StanceSim.Server.Api.Runs;

namespace StanceSim.Server.Tests.Api.Runs;

/// <summary>Ties of generated networks, which the scenario does not name one by one.</summary>
public sealed class GeneratedTiesTests(TestServer server)
{
    private const string Scenario = """
        title: Two crowds
        time: {ticks: 1}
        issues: [{id: opinion}]
        populations:
          - {id: near, count: 40, positions: {opinion: {spread: uniform}}, network: {kind: random, degree: 6, weight: 0.9}}
          - {id: far, count: 12, positions: {opinion: {spread: uniform}}, network: {kind: complete, weight: 0.2}}
        ties: [{from: near-01, to: near-02, type: alliance, weight: 0.5}]
        model: {rule: friedkin-johnsen}
        """;

    [Fact]
    public async Task They_are_told_once_per_pair_strongest_first()
    {
        var run = await Launch();
        var ties = await server.Get($"/runs/{run}/generated-ties");
        var pairs = Pairs(ties);
        Assert.Equal(ties.GetProperty("total").GetInt32(), pairs.Length);

        // 40 actors with 6 neighbours are 120 pairs, one of which the scenario may tie itself; 12 are 66.
        Assert.InRange(pairs.Length, 120 + 66 - 1, 120 + 66);
        Assert.Equal(pairs.Length, pairs.Select(pair => (pair.From, pair.To)).Distinct().Count());
        Assert.All(pairs, pair => Assert.True(pair.From < pair.To && pair.Weight == (pair.To < 40 ? 0.9 : 0.2) && (pair.From < 40) == (pair.To < 40)));
        Assert.DoesNotContain((0, 1), pairs.Select(pair => (pair.From, pair.To)));
        Assert.Equal(pairs.Select(pair => pair.Weight).OrderDescending(), pairs.Select(pair => pair.Weight));
    }

    [Fact]
    public async Task Of_very_many_the_strongest_are_told()
    {
        var run = await Launch();
        var (all, few) = (await server.Get($"/runs/{run}/generated-ties"), await server.Get($"/runs/{run}/generated-ties?limit=60"));
        var told = Pairs(few);
        Assert.Equal(all.GetProperty("total").GetInt32(), few.GetProperty("total").GetInt32());
        Assert.Equal(60, told.Length);
        Assert.All(told, pair => Assert.Equal(0.9, pair.Weight));
        Assert.Subset(Pairs(all).ToHashSet(), told.ToHashSet());

        // Evenly over all, not those of the first few actors.
        Assert.True(told.Count(pair => pair.From >= 20) > 8);
        Assert.Equal(few.GetRawText(), (await server.Get($"/runs/{run}/generated-ties?limit=60")).GetRawText());
    }

    [Fact]
    public void What_pages_ask_for_is_made_once_for_a_world()
    {
        var world = ScenarioReader.Read("crowds.yaml", Scenario, []).Scenario!.World;
        var told = GeneratedTies.Of(world, null);
        Assert.Same(told, GeneratedTies.Of(world, 60_000));
        Assert.NotSame(told, GeneratedTies.Of(world, 59_999));
    }

    [Fact]
    public async Task There_are_none_where_nothing_is_generated()
    {
        var ties = await server.Get($"/runs/{await server.Belarus()}/generated-ties");
        Assert.Equal(0, ties.GetProperty("total").GetInt32());
    }

    private async Task<string> Launch()
    {
        var run = await server.Launch(new { yaml = Scenario, name = "crowds", again = true });
        await server.Finished(run);
        return run;
    }

    private static (int From, int To, double Weight)[] Pairs(JsonElement ties) =>
        [.. ties.GetProperty("from").EnumerateArray().Zip(ties.GetProperty("to").EnumerateArray(), ties.GetProperty("weight").EnumerateArray())
            .Select(tie => (tie.First.GetInt32(), tie.Second.GetInt32(), tie.Third.GetDouble()))];
}
