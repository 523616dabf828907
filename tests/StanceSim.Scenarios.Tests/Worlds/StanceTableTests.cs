namespace StanceSim.Scenarios.Tests.Worlds;

public sealed class StanceTableTests
{
    [Fact]
    public void What_is_not_said_is_neutral()
    {
        var world = Sample.World("issues: [{id: price, scale: [0, 100]}]\nactors: [{id: LTU}]");

        Assert.Equal([50], world.InitialPositions);
        Assert.Equal([50], world.Anchors);
        Assert.Equal([0.5], world.Susceptibility);
        Assert.Equal((1, 0.25, 1), (world.SalienceOf(0, 0), world.UncertaintyOf(0, 0), world.CapabilityOf(0)));
        Assert.True(world.AllSpeakRoutinely);
    }

    [Fact]
    public void An_anchor_is_the_position_unless_it_is_given()
    {
        var world = Sample.World("actors: [{id: LTU, positions: {sanctions: 0.3, mediation: {value: 0.3, anchor: -0.1}}}]");

        Assert.Equal([0.3, -0.1], world.Anchors);
    }

    [Fact]
    public void Susceptibility_is_of_the_position_else_of_the_issue_else_of_the_actor()
    {
        var world = Sample.World("""
            issues: [{id: a}, {id: b}, {id: c}]
            actors: [{id: LTU, susceptibility: {default: 0.1, b: 0.2}, positions: {c: {value: 0, susceptibility: 0.3}}}]
            """);

        Assert.Equal([0.1, 0.2, 0.3], world.Susceptibility);
    }

    [Fact]
    public void An_even_spread_puts_each_in_the_middle_of_its_share()
    {
        var world = Sample.World("issues: [{id: a, scale: [0, 1]}]\nactors: []\npopulations: [{id: citizen, count: 4, positions: {a: {spread: even}}}]");

        Assert.Equal([0.125, 0.375, 0.625, 0.875], world.InitialPositions);
    }

    [Fact]
    public void A_uniform_spread_is_drawn_within_its_bounds_by_the_seed()
    {
        static double[] Drawn(int seed) => [.. Sample.World(
            $"seed: {seed}\nissues: [{{id: a}}]\nactors: []\npopulations: [{{id: citizen, count: 1000, positions: {{a: {{spread: uniform, low: 0.2, high: 0.6}}}}}}]").InitialPositions];

        Assert.All(Drawn(1), position => Assert.InRange(position, 0.2, 0.6));
        Assert.InRange(Drawn(1).Average(), 0.38, 0.42);
        Assert.Equal(Drawn(1), Drawn(1));
        Assert.NotEqual(Drawn(1), Drawn(2));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("{spread: even, low: -2}")]
    [InlineData("{spread: uniform, high: 1.5}")]
    public void A_spread_stays_within_the_scale(string spread) =>
        Assert.Equal(["SIM2015"], Sample.Codes($"populations: [{{id: citizen, count: 5, positions: {{sanctions: {spread}}}}}]"));

    [Theory]
    [InlineData(9, "citizen-1", "citizen-9")]
    [InlineData(10, "citizen-01", "citizen-10")]
    [InlineData(1000, "citizen-0001", "citizen-1000")]
    public void Members_of_a_population_have_ids_of_equal_length(int count, string first, string last)
    {
        var world = Sample.World($"actors: []\npopulations: [{{id: citizen, name: Citizen, count: {count}}}]");

        Assert.Equal((first, last), (world.Actors[0].Id, world.Actors[^1].Id));
        Assert.Equal("Citizen " + first["citizen-".Length..], world.Actors[0].Name);
    }
}
