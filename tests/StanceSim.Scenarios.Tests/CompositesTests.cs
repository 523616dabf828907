using StanceSim.Model;

namespace StanceSim.Scenarios.Tests;

/// <summary>Leaders and ministries regard and are regarded as their state is, where nobody says otherwise.</summary>
public sealed class CompositesTests
{
    private const string Text = """
        title: Parts
        time: {ticks: 2}
        issues: [{id: trade, negative: less, positive: more}]
        actors:
          - id: AAA
            affinities: {BBB: 0.6, SEER: -0.2}
          - {id: BBB, affinities: {AAA: -0.4}}
          - {id: ENVOY, partOf: AAA}
          - {id: MINISTER, partOf: BBB, affinities: {AAA: 0.1}}
          - {id: SEER, partOf: BBB}
        ties: [{from: SEER, to: ENVOY, type: rivalry, weight: 0.5}]
        messages: [{tick: 0, from: ENVOY, to: BBB, kind: visit, issue: trade, position: 1}]
        """;

    private static readonly World World = Read(Text);

    [Theory]
    [InlineData("ENVOY", "BBB", 0.6)]
    [InlineData("BBB", "ENVOY", -0.4)]
    [InlineData("ENVOY", "MINISTER", 0.6)]
    public void A_part_inherits_the_regard_of_and_for_its_whole(string observer, string other, double regard) =>
        Assert.Equal(regard, Regard(observer, other));

    [Theory]
    [InlineData("ENVOY", "SEER", -0.2)]
    [InlineData("MINISTER", "AAA", 0.1)]
    [InlineData("MINISTER", "ENVOY", 0.1)]
    [InlineData("SEER", "ENVOY", -0.5)]
    public void What_is_declared_or_tied_comes_first_and_then_the_view_of_the_other_ones_whole(string observer, string other, double regard) =>
        Assert.Equal(regard, Regard(observer, other), 12);

    [Theory]
    [InlineData("ENVOY", "AAA")]
    [InlineData("AAA", "ENVOY")]
    [InlineData("MINISTER", "SEER")]
    public void Between_a_part_and_its_whole_nothing_is_inherited(string observer, string other) => Assert.Equal(0, Regard(observer, other));

    private static double Regard(string observer, string other) =>
        World.Network.InitialAffinity[World.Network.Find(World.FindActor(observer), World.FindActor(other))];

    private static World Read(string text)
    {
        var reading = ScenarioReader.Read("parts.yaml", text, []);
        Assert.Equal([], reading.Problems);
        return reading.Scenario!.World;
    }
}
