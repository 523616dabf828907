using StanceSim.Model.Expressions;

namespace StanceSim.Scenarios.Tests;

/// <summary>The small scenarios, one per rule, give the numbers that were published.</summary>
public sealed class PublishedNumberTests
{
    [Theory]
    [InlineData("degroot", "consensus", 1.0 / 3, 1e-12)]
    [InlineData("degroot", "agreement", 1, 0)]
    [InlineData("friedkin-johnsen", "first", 60.02084883, 1e-7)]
    [InlineData("friedkin-johnsen", "second", 59.98396594, 1e-7)]
    [InlineData("friedkin-johnsen", "third", 75, 0)]
    [InlineData("friedkin-johnsen", "fourth", 75, 0.02)]
    [InlineData("friedkin-johnsen-issues", "first-meat", 47.24, 0.005)]
    [InlineData("friedkin-johnsen-issues", "second-meat", 47.02, 0.005)]
    [InlineData("friedkin-johnsen-issues", "third-meat", 75, 0)]
    [InlineData("friedkin-johnsen-issues", "fourth-meat", 63.62, 0.005)]
    [InlineData("friedkin-johnsen-issues", "first-salmon", -6.51, 0.005)]
    [InlineData("friedkin-johnsen-issues", "second-salmon", -8.52, 0.005)]
    [InlineData("friedkin-johnsen-issues", "third-salmon", -50, 0)]
    [InlineData("friedkin-johnsen-issues", "fourth-salmon", -11.84, 0.005)]
    [InlineData("hegselmann-krause", "two-camps", 1, 0)]
    [InlineData("deffuant-weisbuch", "mean", 0.5, 0.05)]
    [InlineData("deffuant-weisbuch", "one-camp", 1, 0)]
    public void A_scenario_gives_its_published_number(string scenario, string outcome, double published, double tolerance) =>
        Assert.InRange(OutcomeOf(scenario, outcome), published - tolerance, published + tolerance);

    [Theory]
    [InlineData("0.1003", 4)]
    [InlineData("0.1507", 3)]
    [InlineData("0.2003", 2)]
    [InlineData("0.2503", 1)]
    public void The_bound_decides_how_many_camps_there_are(string bound, int camps)
    {
        var reading = ScenarioReader.ReadFile(RepositoryFiles.At("scenarios", "hegselmann-krause.yaml"), [new Override("parameters.bound", bound)]);

        Assert.Equal(camps, Sample.RunToEnd(reading.Scenario!).Frame.Positions.DistinctBy(position => Math.Round(position, 9)).Count());
    }

    [Fact]
    public void A_run_that_stops_when_still_does() =>
        Assert.True(Sample.RunToEnd(Read("degroot")).Frame.Tick < Read("degroot").World.Ticks);

    private static double OutcomeOf(string name, string outcome)
    {
        var scenario = Read(name);
        var scope = new Scope(scenario.World, Sample.RunToEnd(scenario).Frame, Scope.Everyone, [], new History());
        return scenario.Outcomes.Single(asked => asked.Id == outcome).Expression.Evaluate(scope);
    }

    private static Scenario Read(string name) => ScenarioReader.ReadFile(RepositoryFiles.At("scenarios", name + ".yaml"), []).Scenario!;
}
