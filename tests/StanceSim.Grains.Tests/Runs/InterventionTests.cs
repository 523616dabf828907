using StanceSim.Experiments.Runs;
using StanceSim.Grains.Runs;
using StanceSim.Model;
using StanceSim.Model.Messages;
using StanceSim.Scenarios;
using StanceSim.Scenarios.Messages;

namespace StanceSim.Grains.Tests.Runs;

/// <summary>What is done to a run from outside, and going on from a snapshot, give the same bits on every engine.</summary>
public sealed class InterventionTests(OneSilo one, TwoSilos two)
{
    private static readonly Scenario Belarus = ScenarioFiles.Read("belarus-2020.yaml", new Override("reactions", "both"));

    private static readonly RunPlan Disturbed = new()
    {
        Scenario = Belarus,
        Key = new(7, 2),
        Injections = [Condemnation(4, "LTU"), Condemnation(12, "POL"), Condemnation(12, "LTU"), Condemnation(12, "LTU")],
        Settings =
        [
            new Setting(0, new Override("model.persuasion", "0.3")),
            new Setting(9, new Override("model.persuasion", "0.05")),
            new Setting(30, new Override("actors.LTU.susceptibility", "0.9")),
        ],
    };

    [Theory, InlineData(1), InlineData(5)]
    public async Task Injections_and_settings_of_a_plan_take_effect_alike_on_every_engine(int partitions)
    {
        var local = await DigestOf(new LocalEngine(), Disturbed);

        Assert.Equal(local, await DigestOf(one.Silo.EngineWith(partitions), Disturbed));
        Assert.Equal(local, await DigestOf(OnTwoSilos(partitions), Disturbed));
        Assert.NotEqual(local, await DigestOf(new LocalEngine(), Disturbed with { Settings = [] }));
        Assert.NotEqual(local, await DigestOf(new LocalEngine(), Disturbed with { Injections = [] }));
    }

    [Fact]
    public async Task A_run_goes_on_from_a_snapshot_of_any_engine_on_any_engine()
    {
        var whole = await DigestOf(new LocalEngine(), Disturbed);
        foreach (var taker in new IRunEngine[] { new LocalEngine(), new GrainEngine(two.Grains, new GrainEngineOptions { Partitions = 3, MostTicksInWindow = 5 }) })
        {
            foreach (var tick in new[] { 0, 9, 12, 31 })
            {
                var from = await SnapshotAt(taker, tick);
                var rest = Disturbed with { From = from };
                Assert.Equal(whole[(from.Tick + 1)..], await DigestOf(new LocalEngine(), rest));
                Assert.Equal(whole[(from.Tick + 1)..], await DigestOf(OnTwoSilos(4), rest));
            }
        }
    }

    [Fact]
    public async Task What_was_done_to_a_live_run_is_told_so_that_a_plan_repeats_it()
    {
        var engine = new GrainEngine(two.Grains, new GrainEngineOptions { Partitions = 3, MostTicksInWindow = 2 });
        var plan = Disturbed with { Injections = [], Settings = [] };
        var (injections, settings, digest) = (new List<Injection>(), new List<Setting>(), new List<string>());
        await foreach (var record in engine.Run(plan, TestContext.Current.CancellationToken))
        {
            if (record.Tick % 10 == 4)
            {
                engine.Live!.Say("LTU", Condemnation(0, "LTU").Content);
                engine.Live!.Set(new Override("model.persuasion", record.Tick > 20 ? "0.4" : "0.1"));
            }

            injections.AddRange(record.Injections);
            settings.AddRange(record.Settings);
            digest.Add(RunDigest.LineOf(record));
        }

        Assert.True(injections.Count >= 4 && settings.Count >= 4);
        Assert.Equal(digest, await DigestOf(new LocalEngine(), plan with { Injections = [.. injections], Settings = [.. settings] }));
    }

    [Fact]
    public async Task A_live_change_that_goes_too_far_is_refused_and_the_run_goes_on()
    {
        var engine = OnTwoSilos(2);
        var ticks = 0;
        await foreach (var record in engine.Run(Disturbed, TestContext.Current.CancellationToken))
        {
            if (record.Tick == 3)
            {
                Assert.Throws<InvalidScenarioException>(() => engine.Live!.Set(new Override("model.persuasion", "lots")));
                Assert.Throws<InvalidScenarioException>(() => engine.Live!.Set(new Override("actors", "[{id: LTU}]")));
            }

            ticks = record.Tick;
        }

        Assert.Equal(Belarus.World.Ticks, ticks);
    }

    private GrainEngine OnTwoSilos(int partitions) => new(two.Grains, new GrainEngineOptions { Partitions = partitions });

    private static Injection Condemnation(int tick, string actor) => new(tick, Belarus.World.FindActor(actor), new MessageContent
    {
        Kind = MessageKinds.All.Single(kind => kind.Name == "condemn"),
        Intensity = -2,
        Addressees = [Belarus.World.FindActor("BLR")],
        Issue = Belarus.World.FindIssue("sanctions"),
        Position = 1,
    });

    /// <summary>The last snapshot up to a tick: the grain engine takes them at the ends of windows.</summary>
    private static async Task<Snapshot> SnapshotAt(IRunEngine engine, int tick)
    {
        var plan = Disturbed with { CheckpointEvery = TimeSpan.Zero };
        Snapshot? before = null;
        await foreach (var record in engine.Run(plan, TestContext.Current.CancellationToken))
        {
            if (record.Tick > tick)
            {
                break;
            }

            before = record.Snapshot ?? before;
        }

        return before ?? throw new InvalidOperationException("No record came with a snapshot.");
    }

    private static Task<List<string>> DigestOf(IRunEngine engine, RunPlan plan) => RunDigest.Of(engine, plan, TestContext.Current.CancellationToken);
}
