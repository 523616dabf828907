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
    public void An_element_set_to_nothing_is_removed_and_the_others_keep_their_ids()
    {
        const string Messages = "messages: [{tick: 1, from: LTU, kind: warn}, {tick: 2, from: RUS, kind: deny}, {id: late, tick: 3, from: RUS, kind: deny}, {tick: 4, from: LTU, kind: deny}]";

        var world = Sample.World(Messages, new Override("messages.m001", ""), new Override("messages.late", "~"), new Override("messages.m004.tick", "9"));

        Assert.Equal([("m002", 2), ("m004", 9)], world.Schedule.Select(message => (message.Id, message.Tick)));
    }

    [Fact]
    public void A_message_whose_cause_is_removed_becomes_a_trigger()
    {
        const string Messages = "messages: [{tick: 1, from: LTU, kind: warn}, {tick: 2, from: RUS, kind: deny, cause: m001}, {tick: 3, from: LTU, kind: warn, cause: m002}]";

        Assert.Equal([null, "m002"], Sample.World(Messages, new Override("messages.m001", "")).Schedule.Select(message => message.Cause?.Message));
    }

    [Fact]
    public void A_name_in_a_list_of_names_is_removed()
    {
        const string Messages = "messages: [{tick: 1, from: LTU, to: [RUS, BLR], kind: warn}]";

        Assert.Equal([2], Sample.World(Messages, new Override("messages.m001.to.RUS", "")).Schedule[0].Content.Addressees);
    }

    [Fact]
    public void A_group_of_keys_under_a_new_id_is_added()
    {
        const string Messages = "messages: [{tick: 1, from: LTU, kind: warn}]";
        var added = new Override("messages.rebuke", "{tick: 5, from: RUS, kind: deny}");

        Assert.Equal(["m001", "rebuke"], Sample.World(Messages, added).Schedule.Select(message => message.Id));
        Assert.Equal(["rebuke"], Sample.World("", added).Schedule.Select(message => message.Id));
        Assert.Equal(
            ["rebuke"],
            Sample.World("", added, new Override("messages.other", "{tick: 6, from: RUS, kind: deny}"), new Override("messages.other", "")).Schedule.Select(message => message.Id));
    }

    [Fact]
    public void A_value_that_begins_with_a_hash_can_be_quoted() =>
        Assert.Equal("#1", Sample.Scenario("", new Override("title", "\"#1\"")).Title);

    [Fact]
    public void A_key_that_an_override_gives_twice_stands_in_no_line()
    {
        var problem = Sample.Read("", new Override("messages.rebuke", "{tick: 5, tick: 6, from: RUS, kind: deny}")).Problems[0];

        Assert.Equal("The key `tick` was already given.", problem.Message);
    }

    [Fact]
    public void A_path_is_no_deeper_than_a_file() =>
        Assert.Equal("SIM1015", Sample.Read("", new Override(string.Join('.', Enumerable.Repeat("a", 100_000)), "1")).Problems[0].Code);

    [Theory]
    [InlineData("actors.LTV.capability", "2", "SIM1015", "Did you mean `LTU`?")]
    [InlineData("model..persuasion", "2", "SIM1015", "")]
    [InlineData("model.persuasion", "[", "SIM1007", "")]
    [InlineData("description", "#1", "SIM1015", "'title=\"#1\"'")]
    [InlineData("model.persuation", "2", "SIM2001", "Did you mean `persuasion`?")]
    [InlineData("model.persuasion", "strong", "SIM2004", "")]
    [InlineData("seed", "", "SIM2003", "")]
    [InlineData("actors.LTV", "{capability: 2}", "SIM1015", "Did you mean `LTU`?")]
    [InlineData("actors.LTV", "", "SIM1015", "Did you mean `LTU`?")]
    [InlineData("messages.rebuke", "5", "SIM1015", "group of keys")]
    [InlineData("messages.rebuke", "{id: other, tick: 1, from: LTU, kind: warn}", "SIM1015", "Leave `id` out.")]
    public void A_problem_of_an_override_names_the_override(string path, string value, string code, string fix)
    {
        var problem = Sample.Read("", new Override(path, value)).Problems[0];

        Assert.Equal((code, $"--set {path}={value}", 0), (problem.Code, problem.File, problem.Line));
        Assert.Contains(fix, problem.Fix, StringComparison.Ordinal);
    }
}
