using StanceSim.Experiments.Comparisons;
using StanceSim.Experiments.Explanations;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Experiments.Tests.Worlds;
using StanceSim.Scenarios;

namespace StanceSim.Experiments.Tests.Runs;

public sealed class ForkTests : IDisposable
{
    private readonly TemporaryFolder folders = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folders.Dispose();

    [Theory]
    [InlineData("belarus-2020", 20)]
    [InlineData("belarus-2020", 0)]
    [InlineData("deffuant-weisbuch", 7)]
    [InlineData("hello", 13)]
    public async Task A_fork_in_which_nothing_changes_goes_on_as_its_parent_did(string name, int tick)
    {
        var parent = await Done(Written.Shipped(name), "parent");

        var fork = await Done(await new ForkRequest(tick).Of(parent), "fork");

        Assert.Equal((parent.Manifest.Run, tick, tick), (fork.Manifest.Parent!.Run, fork.Manifest.Parent.Tick, fork.Manifest.From));
        var expected = await parent.Stances().Where(row => row.Tick >= tick).ToListAsync(Cancellation);
        Assert.Equal(expected, await fork.Stances().ToListAsync(Cancellation));
        Assert.Equal(parent.Outcomes(), fork.Outcomes());
        Assert.Equal(
            await parent.Changes().Where(change => change.Tick >= tick).Select(change => (change.Tick, change.Actor, change.Before, change.After, change.Contributions.Length)).ToListAsync(Cancellation),
            await fork.Changes().Select(change => (change.Tick, change.Actor, change.Before, change.After, change.Contributions.Length)).ToListAsync(Cancellation));
        Assert.Equal(
            await parent.Decisions().Where(decision => decision.Tick >= tick).CountAsync(Cancellation),
            await fork.Decisions().CountAsync(Cancellation));
        Assert.True((await RunComparison.Of(parent, fork)).IsNone);
    }

    [Fact]
    public async Task A_fork_of_a_fork_is_what_both_changes_at_once_give()
    {
        var parent = await Done(Written.Shipped("hello"), "parent");
        var first = await Done(await Setting(3, "model.persuasion", "1").Of(parent), "first");
        var second = await Done(await (Setting(6, "model.persuasion", "2") with { Added = [Said("{from: delos, kind: condemn, to: bellona, issue: release}")] }).Of(first), "second");
        var plan = second.Plan();

        var whole = await Done(plan with { Fork = null }, "whole");

        Assert.Equal(plan.Settings.Select(setting => (setting.Tick, setting.Change.Value)), [(3, "1"), (6, "2")]);
        Assert.Equal(second.Manifest.Run, whole.Manifest.Run);
        Assert.Equal(await whole.Stances().Where(row => row.Tick >= 6).ToListAsync(Cancellation), await second.Stances().ToListAsync(Cancellation));
        Assert.True((await RunComparison.Of(whole, second)).IsNone);
    }

    [Fact]
    public async Task Values_messages_and_edits_take_effect_from_their_tick_and_not_before()
    {
        var parent = await Done(Written.Shipped("hello"), "parent");
        var request = new ForkRequest(4)
        {
            Removed = ["plea"],
            Added = [Said("{from: delos, kind: praise-endorse, to: arcadia, tick: 2026-03-06}")],
        };
        var fork = await Done(await request.Of(parent), "fork");
        var ids = await fork.Messages().Select(message => message.Id).ToListAsync(Cancellation);

        Assert.DoesNotContain("plea", ids);
        Assert.Contains("injected-delos@5.0", ids);
        var difference = await RunComparison.Of(parent, fork);
        Assert.Equal(["plea"], difference.Messages.Where(pair => pair.Right is null).Select(pair => pair.Left!.Id).Take(1));
        Assert.True(difference.First!.Tick > 5, "Heard in tick 5, it shows in the next frame at the earliest.");
    }

    [Fact]
    public async Task An_edited_message_is_sent_as_edited()
    {
        var parent = await Done(Written.Shipped("hello"), "parent");
        var fork = await Done(await (new ForkRequest(2) with { Edited = [new MessageEdit("rebuke", "intensity", "-9.5")] }).Of(parent), "fork");

        Assert.Equal(-9.5, (await fork.Messages().FirstAsync(message => message.Id == "rebuke", Cancellation)).Intensity);
    }

    [Fact]
    public async Task What_was_sent_before_the_fork_is_named_as_a_cause_after_it()
    {
        var parent = await Done(Written.Shipped("hello"), "parent");
        var fork = await Done(await new ForkRequest(3).Of(parent), "fork");
        var told = await fork.Messages().Select(message => message.Id).ToListAsync(Cancellation);
        var chains = await MessageChains.Read(fork);

        Assert.DoesNotContain("arrests", told);
        Assert.Equal(["rebuke", "arrests"], chains.Of("rebuke").Select(message => message.Id));
        Assert.Equal(
            (await MessageChains.Read(parent)).Find("arrests")! with { Addressees = [] },
            chains.Find("arrests")! with { Addressees = [] });
    }

    [Fact]
    public async Task What_cannot_be_forked_is_told()
    {
        var parent = await Done(Written.Shipped("hello"), "parent");
        var silent = await Done(Written.Shipped("degroot"), "silent");

        Assert.Equal("SIM6203", await ProblemOf(new ForkRequest(14), parent));
        Assert.Equal("SIM6203", await ProblemOf(new ForkRequest(-1), parent));
        Assert.Equal("SIM6204", await ProblemOf(new ForkRequest(2) with { Removed = ["applouse"] }, parent));
        Assert.Equal("SIM6205", await ProblemOf(new ForkRequest(4) with { Removed = ["rebuke"] }, parent));
        Assert.Equal("SIM6206", await ProblemOf(new ForkRequest(2) with { Added = [Said("{from: ada, kind: warn}")] }, silent));
        Assert.Equal("SIM6201", await ScenarioProblemOf(Setting(2, "issues.release.scale", "[-2, 2]"), parent));
        Assert.Equal("SIM2001", await ScenarioProblemOf(Setting(2, "model.persuation", "2"), parent));
        Assert.Equal("SIM3001", await ScenarioProblemOf(new ForkRequest(2) with { Added = [Said("{from: utopia, kind: warn}")] }, parent));
        Assert.Equal("SIM2016", await ScenarioProblemOf(new ForkRequest(2) with { Added = [Said("{from: delos, kind: warn, tick: 1}")] }, parent));
    }

    [Fact]
    public async Task A_folder_is_enough_to_do_its_run_again()
    {
        var parent = await Done(Written.Shipped("belarus-2020", new Override("reactions", "policies")), "parent");
        var request = Setting(10, "model.persuasion", "1") with { Added = [Said("{from: LTU, kind: demand, to: EU, issue: sanctions, audience: private, leak: {probability: 0.5}}")] };
        var fork = await Done(await request.Of(parent), "fork");

        Assert.Empty((await Replay.Of(parent, new LocalEngine(), folders.At("again"), cancellation: Cancellation)).Differing);
        Assert.Empty((await Replay.Of(fork, new LocalEngine(), folders.At("again"), cancellation: Cancellation)).Differing);
        Assert.False(Directory.Exists(folders.At("again")));
        Assert.Null(fork.Plan().Id);
        Assert.Equal(fork.Manifest.Run, RunIdentity.Of(fork.Plan()));
    }

    [Fact]
    public async Task A_live_run_in_which_somebody_intervened_is_done_again_exactly_under_the_id_it_began_with()
    {
        var begun = Written.Shipped("hello");
        var parent = await Done(begun, "parent");
        var intervened = await Setting(3, "model.persuasion", "1").Of(parent) with { Fork = null };
        await using (var recorder = RunRecorder.Start(begun, folders.At("live")))
        {
            await foreach (var record in new LocalEngine().Run(intervened, Cancellation))
            {
                await recorder.Add(record);
            }

            await recorder.Finish();
        }

        var live = RunResults.Open(folders.At("live"));
        Assert.Equal(parent.Manifest.Run, live.Manifest.Run);
        Assert.Equal((3, "model.persuasion"), (live.Manifest.Settings[0].Tick, live.Manifest.Settings[0].Change.Path));
        Assert.Empty((await Replay.Of(live, new LocalEngine(), folders.At("again"), cancellation: Cancellation)).Differing);
    }

    [Fact]
    public async Task A_folder_that_says_otherwise_than_its_files_is_found_out()
    {
        await Done(Written.Shipped("hello"), "run");
        var manifest = folders.At("run/manifest.json");
        var text = await File.ReadAllTextAsync(manifest, Cancellation);
        await File.WriteAllTextAsync(manifest, text.Replace("\"seed\": 1,", "\"seed\": 2,", StringComparison.Ordinal), Cancellation);

        var replay = await Replay.Of(RunResults.Open(folders.At("run")), new LocalEngine(), folders.At("again"), cancellation: Cancellation);

        Assert.Contains("stances.parquet", replay.Differing);
        await File.WriteAllTextAsync(
            manifest, text.Replace("\"overrides\": []", "\"overrides\": [{\"path\": \"model.rule\", \"value\": \"none\"}]", StringComparison.Ordinal), Cancellation);
        Assert.Equal("SIM6202", Assert.Throws<ResultsException>(() => RunResults.Open(folders.At("run")).Plan()).Problems[0].Code);
    }

    [Fact]
    public async Task A_fork_that_was_stopped_goes_on_and_ends_with_the_same_bytes()
    {
        var parent = await Done(Written.Shipped("hello"), "parent");
        var plan = await Setting(5, "model.persuasion", "1").Of(parent);
        var whole = await Done(plan, "whole");
        await using (var recorder = RunRecorder.Start(plan, folders.At("fork")))
        {
            await foreach (var record in new ForkingEngine(new LocalEngine()).Run(plan with { CheckpointEvery = TimeSpan.Zero }, Cancellation))
            {
                await recorder.Add(record);
                if (record.Tick == 9)
                {
                    break;
                }
            }
        }

        await using (var resumed = RunRecorder.Resume(folders.At("fork")).Recorder!)
        {
            Assert.Equal(9, resumed.Plan.From!.Tick);
            await resumed.Record(new LocalEngine(), cancellation: Cancellation);
        }

        Assert.Equal(whole.Recorded().Fingerprint, RunResults.Open(folders.At("fork")).Recorded().Fingerprint);
    }

    private static ForkRequest Setting(int tick, string path, string value) => new(tick) { Values = [new Override(path, value)] };

    private static OutsideText Said(string yaml) => new("--say", yaml, IsFile: false);

    private static async Task<string> ProblemOf(ForkRequest request, RunResults parent) =>
        (await Assert.ThrowsAsync<ResultsException>(() => request.Of(parent))).Problems[0].Code;

    private static async Task<string> ScenarioProblemOf(ForkRequest request, RunResults parent) =>
        (await Assert.ThrowsAsync<InvalidScenarioException>(() => request.Of(parent))).Problems[0].Code;

    private async Task<RunResults> Done(RunPlan plan, string name)
    {
        await RunRecorder.Record(new LocalEngine(), plan, folders.At(name), cancellation: Cancellation);
        return RunResults.Open(folders.At(name));
    }
}
