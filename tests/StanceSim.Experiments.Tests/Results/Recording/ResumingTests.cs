using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Results.Tables;
using StanceSim.Experiments.Runs;
using StanceSim.Experiments.Tests.Worlds;
using StanceSim.Model.Messages;
using StanceSim.Scenarios;
using StanceSim.Scenarios.Messages;

namespace StanceSim.Experiments.Tests.Results.Recording;

public sealed class ResumingTests : IDisposable
{
    private readonly TemporaryFolder folders = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Out => folders.At("run");

    public void Dispose() => folders.Dispose();

    public static TheoryData<string> Plans => ["town", "belarus-2020", "intervened"];

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task Any_cut_of_a_run_into_checkpoints_gives_the_same_bytes(string name)
    {
        var plan = PlanOf(name);
        await RunRecorder.Record(new LocalEngine(), plan, folders.At("undisturbed"), cancellation: Cancellation);
        var manifest = RunResults.Open(folders.At("undisturbed")).Manifest;
        var last = manifest.Ticks;
        Assert.True(name != "town" || manifest.Counts.Contributions > ResultTables.Changes.RowsPerGroup, "The town is to fill a row group.");
        var random = new Random(Seed: 3);
        for (var round = 0; round < 6; round++)
        {
            var cuts = Enumerable.Range(0, last + 1).Where(_ => random.Next(4) == 0).ToHashSet();
            int[] stops = [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(last + 1)).Order()];
            await DoInPieces(plan, cuts.Contains, stops);

            AssertEqualFolders(folders.At("undisturbed"), Out);
            Directory.Delete(Out, recursive: true);
        }
    }

    [Fact]
    public async Task A_run_that_stopped_before_its_first_checkpoint_begins_again()
    {
        var plan = PlanOf("town");
        await RunRecorder.Record(new LocalEngine(), plan, folders.At("undisturbed"), cancellation: Cancellation);
        await Stop(RunRecorder.Start(plan, Out), _ => false, after: 7);

        var recorder = Resumed();
        Assert.Null(recorder.Plan.From);
        await Finish(recorder, _ => false);

        AssertEqualFolders(folders.At("undisturbed"), Out);
    }

    [Fact]
    public async Task A_checkpoint_or_a_file_that_somebody_changed_is_not_trusted()
    {
        var plan = PlanOf("town");
        await RunRecorder.Record(new LocalEngine(), plan, folders.At("undisturbed"), cancellation: Cancellation);
        foreach (var file in new[] { "checkpoint", "changes.parquet" })
        {
            await Stop(RunRecorder.Start(plan, Out), tick => tick == 20, after: 25);
            var path = Path.Combine(Out + ".unfinished", file);
            var bytes = await File.ReadAllBytesAsync(path, Cancellation);
            bytes[100] ^= 1;
            await File.WriteAllBytesAsync(path, bytes, Cancellation);

            var recorder = Resumed();
            Assert.Null(recorder.Plan.From);
            await Finish(recorder, _ => false);
            AssertEqualFolders(folders.At("undisturbed"), Out);
            Directory.Delete(Out, recursive: true);
        }
    }

    [Fact]
    public async Task A_run_that_was_complete_but_for_its_name_gets_it_without_an_engine()
    {
        await RunRecorder.Record(new LocalEngine(), PlanOf("town"), Out, cancellation: Cancellation);
        var before = RunResults.Open(Out).Manifest;
        Directory.Move(Out, Out + ".unfinished");

        var (recorder, done) = RunRecorder.Resume(Out);

        Assert.Null(recorder);
        Assert.Equal(before.Files, done!.Manifest.Files);
        Assert.Empty(RunResults.Check(Out));
        Assert.False(Directory.Exists(Out + ".unfinished"));
    }

    [Fact]
    public async Task A_manifest_that_was_written_in_part_is_written_again()
    {
        await RunRecorder.Record(new LocalEngine(), PlanOf("town"), folders.At("undisturbed"), cancellation: Cancellation);
        await Stop(RunRecorder.Start(PlanOf("town"), Out), tick => tick == 30, after: 30);
        await File.WriteAllTextAsync(Path.Combine(Out + ".unfinished", "manifest.json"), "{", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(Out + ".unfinished", "outcomes.json"), "{", Cancellation);

        await Finish(Resumed(), _ => false);

        AssertEqualFolders(folders.At("undisturbed"), Out);
    }

    [Fact]
    public async Task What_another_version_began_is_not_finished_by_this_one()
    {
        await Stop(RunRecorder.Start(PlanOf("town"), Out), _ => false, after: 3);
        var plan = Path.Combine(Out + ".unfinished", "plan.json");
        var text = await File.ReadAllTextAsync(plan, Cancellation);
        await File.WriteAllTextAsync(plan, text.Replace(ProductVersion.Current, "0.0.9", StringComparison.Ordinal), Cancellation);

        Assert.Equal("SIM6017", ProblemOf(() => RunRecorder.Resume(Out)));
        Assert.True(File.Exists(plan));
    }

    [Fact]
    public async Task Where_nothing_began_there_is_nothing_to_resume_and_nothing_in_the_way()
    {
        Directory.CreateDirectory(Out + ".unfinished");
        await File.WriteAllTextAsync(Path.Combine(Out + ".unfinished", ".writing"), "", Cancellation);

        Assert.Equal("SIM6018", ProblemOf(() => RunRecorder.Resume(Out)));
        Assert.False(Directory.Exists(Out + ".unfinished"));
        Directory.CreateDirectory(Out + ".unfinished");
        await File.WriteAllTextAsync(Path.Combine(Out + ".unfinished", ".writing"), "", Cancellation);
        await RunRecorder.Record(new LocalEngine(), PlanOf("town"), Out, cancellation: Cancellation);
        Assert.Empty(RunResults.Check(Out));
    }

    [Fact]
    public async Task A_folder_that_is_being_written_is_not_resumed()
    {
        await using var recorder = RunRecorder.Start(PlanOf("town"), Out);

        Assert.Equal("SIM6014", ProblemOf(() => RunRecorder.Resume(Out)));
        Assert.Equal("SIM6001", ProblemOf(() => RunRecorder.Resume(folders.At("elsewhere"))));
        Directory.CreateDirectory(folders.At("mine.unfinished"));
        await File.WriteAllTextAsync(folders.At("mine.unfinished/novel.txt"), "not ours", Cancellation);
        Assert.Equal("SIM6012", ProblemOf(() => RunRecorder.Resume(folders.At("mine"))));
        Assert.Equal([folders.At("mine.unfinished/novel.txt")], Directory.GetFileSystemEntries(folders.At("mine.unfinished")));
    }

    [Fact]
    public async Task Another_run_that_came_in_between_is_replaced_only_when_told_to()
    {
        await Stop(RunRecorder.Start(PlanOf("town"), Out), tick => tick == 10, after: 12);
        Directory.Move(Out + ".unfinished", folders.At("aside"));
        await RunRecorder.Record(new LocalEngine(), PlanOf("belarus-2020"), Out, cancellation: Cancellation);
        Directory.Move(folders.At("aside"), Out + ".unfinished");

        Assert.Equal("SIM6010", ProblemOf(() => RunRecorder.Resume(Out)));
        await Finish(RunRecorder.Resume(Out, ExistingRun.Replace).Recorder!, _ => false);

        Assert.Equal("town", RunResults.Open(Out).Manifest.Scenario.Name);
    }

    private static RunPlan PlanOf(string name) => name switch
    {
        "town" => Written.PlanOf(Written.Read("town.yaml", Written.Town())),
        "intervened" => Intervened(),
        _ => Written.Shipped(name, new Override("reactions", "both")),
    };

    private static RunPlan Intervened()
    {
        var plan = Written.Shipped("hello");
        var detain = new MessageContent { Kind = MessageKinds.All.Single(kind => kind.Name == "condemn"), Addressees = [0], Issue = 0, Position = 1, Intensity = -2, Text = "From outside" };
        return plan with
        {
            Injections = [new Injection(4, 1, detain), new Injection(9, 2, detain)],
            Settings = [new Setting(3, new Override("model.persuasion", "1")), new Setting(6, new Override("messages.plea.position", "0.2"))],
        };
    }

    private static string ProblemOf(Action action) => Assert.Throws<ResultsException>(action).Problems[0].Code;

    private static void AssertEqualFolders(string expected, string actual)
    {
        Assert.Equal(
            Directory.GetFileSystemEntries(expected).Select(Path.GetFileName).Order(),
            Directory.GetFileSystemEntries(actual).Select(Path.GetFileName).Order());
        Assert.Empty(RunResults.Check(actual));
        foreach (var file in Directory.GetFiles(expected))
        {
            Assert.True(
                File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(actual, Path.GetFileName(file)))),
                $"{Path.GetFileName(file)} differs.");
        }
    }

    private RunRecorder Resumed() => RunRecorder.Resume(Out).Recorder ?? throw new InvalidOperationException("Nothing was missing.");

    private async Task DoInPieces(RunPlan plan, Func<int, bool> cuts, int[] stops)
    {
        for (var piece = 0; piece < stops.Length; piece++)
        {
            await Stop(piece == 0 ? RunRecorder.Start(plan, Out) : Resumed(), cuts, stops[piece]);
        }

        await Finish(stops.Length == 0 ? RunRecorder.Start(plan, Out) : Resumed(), cuts);
    }

    /// <summary>Records up to a frame, and leaves the rest.</summary>
    private static async Task Stop(RunRecorder recorder, Func<int, bool> cuts, int after)
    {
        await using (recorder)
        {
            await foreach (var record in new CuttingEngine(cuts).Run(recorder.Plan, Cancellation))
            {
                await recorder.Add(record);
                if (record.Tick == after)
                {
                    break;
                }
            }
        }
    }

    private static async Task Finish(RunRecorder recorder, Func<int, bool> cuts)
    {
        await using (recorder)
        {
            await recorder.Record(new CuttingEngine(cuts), cancellation: Cancellation);
        }
    }
}
