namespace StanceSim.Scenarios.Tests.Yaml;

public sealed class OverridingTests
{
    [Fact]
    public void A_path_goes_by_keys_and_ids()
    {
        var world = Sample.World("", new Override("actors.RUS.positions.mediation", "0.25"));

        Assert.Equal([0.5, 0, -0.5, 0.25, 0, 0], world.InitialPositions);
    }

    [Fact]
    public void A_number_in_its_long_form_keeps_what_else_is_said_of_it()
    {
        const string Actors = "actors: [{id: LTU, positions: {sanctions: {value: 0.5, salience: 0.9}}}]";

        var world = Sample.World(Actors, new Override("actors.LTU.positions.sanctions", "0.1"));

        Assert.Equal(0.1, world.InitialPositions[0]);
        Assert.Equal(0.9, world.SalienceOf(0, 0));
    }

    [Fact]
    public void A_number_in_its_short_form_takes_a_key_of_the_long_one()
    {
        var world = Sample.World("", new Override("actors.LTU.positions.sanctions.salience", "0.3"));

        Assert.Equal(0.5, world.InitialPositions[0]);
        Assert.Equal(0.3, world.SalienceOf(0, 0));
    }

    [Fact]
    public void Sections_that_the_file_does_not_have_are_added()
    {
        var scenario = Sample.Scenario("", new Override("model.persuasion", "2"));

        Assert.Equal(2, scenario.Parameters["model.persuasion"]);
    }

    [Fact]
    public void Messages_without_ids_go_by_their_place()
    {
        const string Messages = "messages: [{tick: 1, from: LTU, kind: warn}, {tick: 2, from: RUS, kind: deny}]";

        var world = Sample.World(Messages, new Override("messages.m002.tick", "5"));

        Assert.Equal([1, 5], world.Schedule.Select(message => message.Tick));
    }

    [Fact]
    public void A_value_is_yaml()
    {
        const string Messages = "messages: [{tick: 1, from: LTU, kind: warn}]";

        var world = Sample.World(Messages, new Override("messages.m001.to", "[RUS, BLR]"));

        Assert.Equal([1, 2], world.Schedule[0].Content.Addressees);
    }

    [Fact]
    public void An_alias_elsewhere_keeps_its_value()
    {
        const string Actors = "actors: [{id: LTU, positions: &p {sanctions: 0.5}}, {id: RUS, positions: *p}]";

        var world = Sample.World(Actors, new Override("actors.RUS.positions.sanctions", "-1"));

        Assert.Equal([0.5, 0, -1, 0], world.InitialPositions);
    }

    [Fact]
    public void Later_overrides_win() =>
        Assert.Equal(7ul, Sample.Scenario("", new Override("seed", "5"), new Override("seed", "7")).Seed);

    [Fact]
    public void A_path_is_no_deeper_than_a_file() =>
        Assert.Equal("SIM1015", Sample.Read("", new Override(string.Join('.', Enumerable.Repeat("a", 100_000)), "1")).Problems[0].Code);

    [Theory]
    [InlineData("actors.LTV.capability", "2", "SIM1015", "Did you mean `LTU`?")]
    [InlineData("model..persuasion", "2", "SIM1015", "")]
    [InlineData("model.persuasion", "[", "SIM1007", "")]
    [InlineData("model.persuation", "2", "SIM2001", "Did you mean `persuasion`?")]
    [InlineData("model.persuasion", "strong", "SIM2004", "")]
    [InlineData("seed", "", "SIM2003", "")]
    public void A_problem_of_an_override_names_the_override(string path, string value, string code, string fix)
    {
        var problem = Sample.Read("", new Override(path, value)).Problems[0];

        Assert.Equal((code, $"--set {path}={value}", 0), (problem.Code, problem.File, problem.Line));
        Assert.Contains(fix, problem.Fix, StringComparison.Ordinal);
    }
}
