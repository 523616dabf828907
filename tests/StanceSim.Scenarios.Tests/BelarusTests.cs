using System.Globalization;
using System.Text.RegularExpressions;
using StanceSim.Model.Messages;

namespace StanceSim.Scenarios.Tests;

/// <summary>The flagship scenario holds all of its timeline, says where each number comes from, and tells a plausible story both ways.</summary>
public sealed partial class BelarusTests
{
    private static readonly Lazy<BelarusRun> Dated = new(() => BelarusRun.Of());
    private static readonly Lazy<BelarusRun> ByPolicies = new(() => BelarusRun.Of("reactions=policies"));

    /// <summary>Rows of the timeline as written: number, date, and the page that reports the act.</summary>
    private static IEnumerable<(int Row, string Date, string Source)> Timeline =>
        File.ReadLines(RepositoryFiles.At("tests", "StanceSim.Scenarios.Tests", "Data", "belarus-2020-timeline.csv")).Skip(1)
            .Select(line => line.Split(','))
            .Select(cells => (int.Parse(cells[0], CultureInfo.InvariantCulture), cells[1], cells[^1]));

    [Fact]
    public void Every_row_of_the_timeline_is_a_message_of_its_day_that_names_its_source()
    {
        var scenario = Dated.Value.Scenario;
        var messages = scenario.World.Schedule.ToLookup(message => int.Parse(Row().Match(message.Id).Groups[1].ValueSpan, CultureInfo.InvariantCulture));

        Assert.Equal(68, Timeline.Count());
        Assert.Equal(Timeline.Select(row => row.Row), messages.Select(row => row.Key).Order());
        Assert.All(Timeline, row => Assert.All(messages[row.Row], message =>
        {
            Assert.Equal(row.Date, scenario.Calendar.Label(message.Tick));
            Assert.True(row.Source.Length == 0 || row.Source == scenario.Notes[message.Id].Source, $"{message.Id} names {scenario.Notes[message.Id].Source}, not {row.Source}.");
        }));
    }

    [Fact]
    public void Every_tie_has_a_source_and_a_confidence()
    {
        var ties = Dated.Value.Scenario.Evidence.Where(evidence => evidence.Number.StartsWith("ties", StringComparison.Ordinal)).ToArray();

        Assert.Equal(80, ties.Length);
        Assert.All(ties, evidence => Assert.NotNull(evidence.Confidence));
    }

    [Fact]
    public void Every_message_has_a_text_and_a_source()
    {
        var scenario = Dated.Value.Scenario;

        Assert.All(scenario.World.Schedule, message =>
        {
            var note = scenario.Notes[message.Id];
            Assert.NotEmpty(note.Text);
            AssertKnown(scenario, note.Source);
        });
    }

    [Fact]
    public void Every_starting_number_has_a_source_and_every_judgement_a_confidence()
    {
        var scenario = Dated.Value.Scenario;
        var numbers = scenario.Evidence.ToDictionary(evidence => evidence.Number);

        foreach (var actor in scenario.World.Actors)
        {
            Assert.All(scenario.World.Issues, issue => Assert.Contains($"actors.{actor.Id}.positions.{issue.Id}", numbers.Keys));
        }

        Assert.All(scenario.Evidence, evidence => AssertKnown(scenario, evidence.Source));
        Assert.All(scenario.Evidence.Where(evidence => evidence.Number.StartsWith("actors.", StringComparison.Ordinal)), evidence =>
        {
            Assert.NotNull(evidence.Confidence);
            Assert.NotNull(evidence.Note);
        });
    }

    [Fact]
    public void Numbers_said_to_come_from_the_formula_do()
    {
        var scenario = Dated.Value.Scenario;
        var text = scenario.Text;
        var products = Product().Matches(text);
        var distances = Distance().Matches(text);

        Assert.Equal(scenario.Evidence.Count(evidence => evidence.Source == "un-votes"), products.Count + distances.Count);
        Assert.All(products, match => AssertNear(Math.Clamp(Number(match, 2) * Number(match, 3), -0.9, 0.9), Number(match, 1)));
        Assert.All(distances, match =>
        {
            var pact = match.Groups[3].Success ? 0.3 : 0;
            AssertNear(Math.Clamp(0.6 - (0.4 * Number(match, 2)) + pact, -0.7, 0.9), Number(match, 1));
        });
    }

    [Fact]
    public void Parts_inherit_the_regard_of_their_state()
    {
        var world = Dated.Value.Scenario.World;
        double Regard(string observer, string other) =>
            world.Network.InitialAffinity[world.Network.Find(world.FindActor(observer), world.FindActor(other))];

        Assert.Equal(Regard("LTU", "USA"), Regard("LTU", "BIEGUN"));
        Assert.Equal(Regard("LTU", "USA"), Regard("SEIMAS", "POMPEO"));
        Assert.Equal(0, Regard("MACRON", "RUS"));
    }

    [Fact]
    public void In_the_dated_history_Cyprus_alone_blocks_the_Union_on_21_September()
    {
        var run = Dated.Value;
        var blocked = run.Decisions.Where(decision => decision.Blocked && run.NameOf(decision.Organisation) == "EU").ToArray();

        var decision = Assert.Single(blocked);
        Assert.Equal(run.Scenario.World.FindIssue("sanctions"), decision.Issue);
        Assert.Equal(new DateOnly(2020, 9, 21), run.Scenario.Calendar.Start!.Value.AddDays(decision.Tick));
        Assert.Equal(["CYP"], decision.Blockers.Select(run.NameOf));
    }

    [Fact]
    public void In_the_dated_history_the_warning_to_Moscow_leaks_when_Reuters_reported_it()
    {
        var leak = Assert.Single(Dated.Value.Sent, message => message.IsLeak);

        Assert.Equal("r38-biegun~leak", leak.Id);
        Assert.Equal(new DateOnly(2020, 9, 1), Dated.Value.Scenario.Calendar.Start!.Value.AddDays(leak.Due));
    }

    [Theory]
    [InlineData("dated")]
    [InlineData("policies")]
    public void The_story_is_plausible(string reactions)
    {
        var run = reactions == "dated" ? Dated.Value : ByPolicies.Value;

        Assert.True(run.Move("LTU", "sanctions") > 0.1);
        Assert.True(run.Move("LTU", "legitimacy") < -0.2);
        Assert.True(run.Move("EU", "sanctions") > 0.2);
        Assert.Equal(1, run.Outcome("eu-blocked"));
        Assert.Equal(1, run.Outcome("un-blocked"));
        Assert.True(run.End("PUTIN", "legitimacy") > 0.5);
        Assert.True(run.Move("PUTIN", "intervention") > 0.05);
        Assert.True(run.Outcome("russia-deterred") < -0.02);
        Assert.Equal(0, run.Outcome("russia-steps-in"));
        Assert.True(run.End("LUKASHENKO", "legitimacy") > 0.9);
        Assert.True(run.Outcome("police-loyalty") > 0.5);
        Assert.Equal(1, run.Outcome("opposition-holds"));
        Assert.InRange(run.FirstSent("travel-ban"), 15, 30);
        Assert.True(run.FirstSent("travel-ban") < run.FirstSent("impose-sanctions"));
        Assert.DoesNotContain(run.Sent, message => message.Content.Kind.Name == "impose-sanctions" && run.NameOf(message.Sender) == "EU");
        Assert.DoesNotContain(run.Sent, message => message.Content.Kind.Name == "offer-protection" && message.Content.Stage == Stage.CarriedOut);
        Assert.DoesNotContain(run.Sent, message => message.Content.Kind.Name == "military-aid");
    }

    [Fact]
    public void Without_dated_reactions_actors_react_by_themselves_and_cascades_stay_bounded()
    {
        var run = ByPolicies.Value;
        var reactions = run.Sent.Where(message => message.Policy is not null).ToArray();

        Assert.Contains(reactions, message => message.Id.StartsWith("congratulate:CHN", StringComparison.Ordinal));
        Assert.Contains(reactions, message => message.Id.StartsWith("condemn-violence:POMPEO", StringComparison.Ordinal));
        Assert.Contains(reactions, message => message.Id.StartsWith("cyprus-veto", StringComparison.Ordinal));
        Assert.Contains(reactions, message => message.Id.StartsWith("back-ally", StringComparison.Ordinal));
        Assert.True(reactions.Select(message => message.Sender).Distinct().Count() > 20);
        Assert.InRange(run.Sent.Count, 100, 300);
        Assert.All(run.Sent, message => Assert.InRange(message.Depth, 0, run.Scenario.World.CascadeLimit));
    }

    [Theory]
    [InlineData("dated")]
    [InlineData("policies")]
    public void It_is_the_warnings_that_keep_Russia_out(string reactions)
    {
        var run = BelarusRun.Of($"reactions={reactions}", "parameters.westernResolve=0.05");

        Assert.Equal(1, run.Outcome("russia-steps-in"));
    }

    [Theory]
    [InlineData("dated")]
    [InlineData("policies")]
    public void It_is_Cyprus_that_keeps_the_Union_back(string reactions)
    {
        var run = BelarusRun.Of($"reactions={reactions}", "parameters.cyprusLink=0.9");

        Assert.Equal(0, run.Outcome("eu-blocked"));
        Assert.True(run.Outcome("eu-on-sanctions") > 0.2);
    }

    private static void AssertKnown(Scenario scenario, string? source) =>
        Assert.True(source is not null && (scenario.Sources.ContainsKey(source) || Uri.IsWellFormedUriString(source, UriKind.Absolute)), source);

    /// <summary>Notes show two decimals of h or a distance, so the product may be off by as much.</summary>
    private static void AssertNear(double expected, double actual) => Assert.InRange(actual, expected - 0.0101, expected + 0.0101);

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^r(\d\d)-")]
    private static partial Regex Row();

    [GeneratedRegex(@"value: (-?[\d.]+), source: un-votes, confidence: medium, note: ""(-?[\d.]+) x (-?[\d.]+)""")]
    private static partial Regex Product();

    [GeneratedRegex(@"value: (-?[\d.]+), source: un-votes, confidence: medium, note: ""distance ([\d.]+)(, ATOP pact)?""")]
    private static partial Regex Distance();
}
