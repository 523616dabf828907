using System.Text;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Experiments.Tests.Worlds;
using StanceSim.Scenarios;

namespace StanceSim.Experiments.Tests.Results.Recording;

public sealed class RunRecorderTests : IDisposable
{
    private readonly TemporaryFolder folders = new();

    private string Out => folders.At("runs/deep/crisis");

    public void Dispose() => folders.Dispose();

    [Fact]
    public async Task A_run_leaves_exactly_its_files_and_makes_missing_parents()
    {
        await Record();

        Assert.Equal(
            ["affinities.parquet", "changes.parquet", "decisions.parquet", "manifest.json", "messages.parquet", "outcomes.json", "scenario.yaml", "stances.parquet"],
            Directory.GetFileSystemEntries(Out).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal([Out], Directory.GetFileSystemEntries(Path.GetDirectoryName(Out)!));
    }

    [Fact]
    public async Task The_scenario_is_kept_byte_for_byte()
    {
        await Record();

        Assert.Equal(
            Encoding.UTF8.GetBytes(SmallWorlds.Crisis().Text),
            await File.ReadAllBytesAsync(Path.Combine(Out, "scenario.yaml"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_manifest_tells_the_run_and_nothing_of_the_machine()
    {
        var done = await Record();

        var manifest = RunResults.Open(Out).Manifest;
        Assert.Equal("crisis", manifest.Scenario.Name);
        Assert.Equal("A crisis, with \"quotes\" and ünïcode", manifest.Scenario.Title);
        Assert.Equal(7UL, manifest.Seed);
        Assert.Equal(10, manifest.Ticks);
        Assert.Equal(11, manifest.Counts.Frames);
        Assert.Equal("diplomatic", manifest.Rule);
        Assert.Equal([KeyValuePair.Create("actEffect", 1 / 3.0), KeyValuePair.Create("resolve", 0.1)], manifest.Parameters);
        Assert.Equal(new Calendar(new DateOnly(2020, 8, 9)), manifest.Calendar);
        Assert.Equal(["BLR", "LTU", "CYP", "EU"], manifest.Actors.Select(actor => actor.Id));
        Assert.Equal("rigged", manifest.Issues[1].NegativePole);
        Assert.Equal(["rivalry", "alliance", "economic"], manifest.Ties.Select(tie => tie.Type));
        Assert.Equal(done.Manifest.Files, manifest.Files);
        Assert.Equal(7, manifest.Files.Length);

        var text = await File.ReadAllTextAsync(Path.Combine(Out, "manifest.json"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(folders.Path, text, StringComparison.Ordinal);
        Assert.DoesNotContain(new LocalEngine().Name + "\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Environment.MachineName, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Equal_runs_write_equal_bytes()
    {
        await Record();
        await RunRecorder.Record(
            new LocalEngine(), SmallWorlds.Plan(SmallWorlds.Crisis()), folders.At("again"), cancellation: TestContext.Current.CancellationToken);

        foreach (var file in Directory.GetFiles(Out))
        {
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(folders.At("again"), Path.GetFileName(file))));
        }
    }

    [Fact]
    public async Task What_was_recorded_reads_back_bit_for_bit()
    {
        var plan = SmallWorlds.Plan(SmallWorlds.Crisis());
        var (actors, issues, network) = (plan.Scenario.World.Actors, plan.Scenario.World.Issues, plan.Scenario.World.Network);
        List<StanceRow> stances = [];
        List<string> messages = [];
        List<(int, string, string, bool, double, double)> decisions = [];
        Dictionary<(string, string), double> affinities = [];
        await Record(record =>
        {
            for (var cell = 0; cell < record.Positions.Length; cell++)
            {
                var (actor, issue) = (actors[cell / issues.Length].Id, issues[cell % issues.Length].Id);
                stances.Add(new StanceRow(record.Tick, actor, issue, "position", record.Positions[cell]));
                stances.Add(new StanceRow(record.Tick, actor, issue, "deterrence", record.Deterrence[cell]));
            }

            for (var edge = 0; edge < record.Affinities.Length; edge++)
            {
                affinities[(actors[edge / 3].Id, actors[network.Columns[edge]].Id)] = record.Affinities[edge];
            }

            messages.AddRange(record.Sent.Select(message => message.Id));
            decisions.AddRange(record.Decisions.Select(d => (d.Tick, actors[d.Organisation].Id, issues[d.Issue].Id, d.Blocked, d.Before, d.After)));
        });

        var run = RunResults.Open(Out);
        var cancellation = TestContext.Current.CancellationToken;
        Assert.Equal(stances, await run.Stances().ToListAsync(cancellation));
        Assert.Equal(messages, await run.Messages().Select(message => message.Id).ToListAsync(cancellation));
        Assert.NotEmpty(decisions);
        Assert.Equal(
            decisions,
            await run.Decisions().Select(d => (d.Tick, d.Organisation, d.Issue, d.Blocked, d.Before, d.After)).ToListAsync(cancellation));

        Dictionary<(string, string), double> read = [];
        await foreach (var row in run.Affinities())
        {
            read[(row.Actor, row.Other)] = row.Value;
        }

        Assert.Equal(affinities, read);
    }

    [Fact]
    public async Task Affinities_are_written_in_the_first_frame_and_then_only_where_they_change()
    {
        await Record();

        var rows = await RunResults.Open(Out).Affinities().ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(12, rows.Count(row => row.Tick == 0));
        Assert.NotEqual(12, rows.Count);
        Dictionary<(string, string), double> last = [];
        foreach (var row in rows)
        {
            Assert.False(last.TryGetValue((row.Actor, row.Other), out var before) && before == row.Value);
            last[(row.Actor, row.Other)] = row.Value;
        }
    }

    [Fact]
    public async Task Contributions_sum_to_their_change_and_changes_lead_from_frame_to_frame()
    {
        var told = 0;
        await Record(record => told += record.Changes.Changes.Length);

        var run = RunResults.Open(Out);
        var cancellation = TestContext.Current.CancellationToken;
        var stances = await run.Stances().ToDictionaryAsync(row => (row.Tick, row.Actor, row.Issue, row.Variable), row => row.Value, cancellationToken: cancellation);
        var changes = await run.Changes().ToListAsync(cancellation);
        Assert.Equal(told, changes.Count);
        Assert.Equal(Enumerable.Range(0, told), changes.Select(change => (int)change.Number));
        foreach (var change in changes)
        {
            Assert.Equal(change.Amount, change.Contributions.Sum(part => part.Amount), 1e-12);
            if (change.Issue is { } issue)
            {
                Assert.Equal(stances[(change.Tick, change.Actor, issue, change.Variable)], change.Before);
                Assert.Equal(stances[(change.Tick + 1, change.Actor, issue, change.Variable)], change.After);
            }
        }

        Assert.Equal(
            new HashSet<string> { "position", "affinity" },
            changes.Select(change => change.Variable).ToHashSet());
    }

    [Fact]
    public async Task Messages_tell_cause_policy_leak_note_and_date()
    {
        await Record();

        var messages = await RunResults.Open(Out).Messages().ToDictionaryAsync(message => message.Id, cancellationToken: TestContext.Current.CancellationToken);
        var crackdown = messages["crackdown"];
        Assert.Null(crackdown.Cause);
        Assert.Equal(["LTU", "CYP"], crackdown.Addressees);
        Assert.Equal("=Police beat, \"arrest\"\nprotesters", crackdown.Text);
        Assert.Equal("https://example.org/a", crackdown.Source);
        Assert.Equal(0.9, crackdown.Position);

        var reaction = messages["condemn-violence:LTU@2"];
        Assert.Equal(("crackdown", "condemn-violence:LTU", 1, "condemn"), (reaction.Cause, reaction.Policy, reaction.Depth, reaction.Kind));

        var leak = messages["appeal~leak"];
        Assert.Equal(("appeal", "leak", "public", 4), (leak.Cause, leak.Attribution, leak.Audience, leak.Due));
        Assert.Equal("private", messages["appeal"].Audience);
        Assert.Null(messages["appeal"].Text);
    }

    [Fact]
    public async Task Ties_and_policies_stand_beside_contributions()
    {
        await Record();

        var parts = await RunResults.Open(Out).Changes(new ChangeFilter(Actor: "LTU")).SelectMany(change => change.Contributions).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Contains(parts, part => part is { Source: "CYP", Tie: "alliance+economic" });
        Assert.Contains(parts, part => part is { Source: "BLR", Tie: "rivalry", Message: "crackdown", Policy: null });
        Assert.Contains(parts, part => part is { Source: "CYP", Message: "join:CYP@3", Policy: "join:CYP" });
        Assert.Contains(parts, part => part is { Source: null, Mechanism: "anchor", Tie: null });
    }

    [Fact]
    public async Task Outcomes_are_evaluated_on_the_last_frame_and_the_history()
    {
        var last = double.NaN;
        var done = await Record(record => last = record.Positions[6]);

        var run = RunResults.Open(Out);
        Assert.Equal(
            [new OutcomeValue("union", "Where the union ends", last, false), new OutcomeValue("condemned", "Somebody condemned", 1, true)],
            run.Outcomes());
        Assert.Equal(done.Outcomes, run.Outcomes());
        var text = await File.ReadAllTextAsync(Path.Combine(Out, "outcomes.json"), TestContext.Current.CancellationToken);
        Assert.Contains("\"value\": true", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_world_without_dates_or_messages_has_rows_without_them()
    {
        await RunRecorder.Record(new LocalEngine(), SmallWorlds.Plan(SmallWorlds.Ring(5, 4)), Out, cancellation: TestContext.Current.CancellationToken);

        var run = RunResults.Open(Out);
        Assert.Equal(25, await run.Stances().CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await run.Messages().CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await run.Affinities().CountAsync(TestContext.Current.CancellationToken));
        Assert.NotEqual(0, await run.Changes().CountAsync(TestContext.Current.CancellationToken));
        Assert.Null(run.Manifest.Calendar.Start);
    }

    [Fact]
    public async Task Tables_longer_than_a_row_group_read_back_whole()
    {
        // 3500 actors × 20 ticks: two row groups of stances, and changes whose contributions lie on both sides of a border.
        var positions = new List<double>();
        var told = new List<(double Before, double After, int Parts)>();
        await RunRecorder.Record(
            new LocalEngine(),
            SmallWorlds.Plan(SmallWorlds.Ring(3500, 20)),
            Out,
            progress: record =>
            {
                positions.AddRange(record.Positions);
                foreach (var change in record.Changes.Changes)
                {
                    told.Add((change.Before, change.After, change.Count));
                }
            },
            cancellation: TestContext.Current.CancellationToken);

        var run = RunResults.Open(Out);
        Assert.True(run.Manifest.Counts.Contributions > 2 * 65536);
        Assert.Equal(positions, await run.Stances().Select(row => row.Value).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(
            told,
            await run.Changes().Select(change => (change.Before, change.After, change.Contributions.Length)).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void The_run_id_depends_on_text_overrides_seed_and_replicate_alone()
    {
        var scenario = SmallWorlds.Crisis();
        string[] ids =
        [
            RunIdentity.Of(SmallWorlds.Plan(scenario)),
            RunIdentity.Of(SmallWorlds.Plan(scenario, seed: 8)),
            RunIdentity.Of(SmallWorlds.Plan(scenario, replicate: 1)),
            RunIdentity.Of(SmallWorlds.Plan(With([new Override("a", "bc")]))),
            RunIdentity.Of(SmallWorlds.Plan(With([new Override("ab", "c")]))),
            RunIdentity.Of(SmallWorlds.Plan(SmallWorlds.Ring(3, 3))),
        ];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{16}$", id));
        Assert.Equal(ids[0], RunIdentity.Of(SmallWorlds.Plan(SmallWorlds.Crisis()) with { RecordsChanges = false }));

        Scenario With(Override[] overrides) => new()
        {
            Name = scenario.Name,
            Title = scenario.Title,
            World = scenario.World,
            Calendar = scenario.Calendar,
            Text = scenario.Text,
            Overrides = [.. overrides],
        };
    }

    private Task<RecordedRun> Record(Action<TickRecord>? progress = null) => RunRecorder.Record(
        new LocalEngine(), SmallWorlds.Plan(SmallWorlds.Crisis()), Out, progress: progress, cancellation: TestContext.Current.CancellationToken);
}
