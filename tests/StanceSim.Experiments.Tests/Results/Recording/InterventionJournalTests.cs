using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Experiments.Tests.Worlds;
using StanceSim.Model.Messages;
using StanceSim.Scenarios;
using StanceSim.Scenarios.Messages;

namespace StanceSim.Experiments.Tests.Results.Recording;

/// <summary>Interventions that were noted and never took effect in the process that noted them are done by whoever resumes the run.</summary>
public sealed class InterventionJournalTests : IDisposable
{
    private readonly TemporaryFolder folders = new();
    private readonly RunPlan plan = Written.Shipped("hello");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Out => folders.At("run");

    private string Journal => Path.Combine(Out + ".unfinished", "interventions.jsonl");

    public void Dispose() => folders.Dispose();

    /// <param name="cut">Frame of the only checkpoint; -1: there is none.</param>
    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(8)]
    public async Task What_was_noted_takes_effect_at_its_frame_however_often_the_run_is_stopped(int cut)
    {
        await Undisturbed(Noted());
        await Stop(Started(Noted()), cut, after: 2);
        await Stop(Resumed(), cut, after: 6);
        await Stop(Resumed(), cut, after: 8);

        await Finish(Resumed());
    }

    [Fact]
    public async Task What_is_noted_after_resuming_comes_behind_what_was_noted_before()
    {
        await Undisturbed(Noted());
        var (first, later) = (Noted().Take(2).ToArray(), Noted().Skip(2).ToArray());
        await Stop(Started(first), cut: 1, after: 2);
        var recorder = Resumed();
        Note(recorder, later);
        await Stop(recorder, cut: 3, after: 4);

        await Finish(Resumed());
    }

    [Fact]
    public async Task A_line_that_was_cut_off_was_certain_to_nobody_and_is_in_nobodys_way()
    {
        await Undisturbed(Noted());
        await Stop(Started(Noted()[..2]), cut: -1, after: 1);
        await File.AppendAllTextAsync(Journal, """{"setting":{"tick":2,"path":"model.persu""", Cancellation);
        var recorder = Resumed();
        Note(recorder, Noted()[2..]);
        await Stop(recorder, cut: -1, after: 1);

        await Finish(Resumed());
    }

    [Fact]
    public async Task A_whole_line_that_cannot_be_understood_is_not_passed_over()
    {
        await Stop(Started(Noted()), cut: -1, after: 1);
        var lines = await File.ReadAllLinesAsync(Journal, Cancellation);
        await File.WriteAllLinesAsync(Journal, [lines[0], lines[1].Replace("\"actor\"", "\"acter\"", StringComparison.Ordinal).Replace("\"path\"", "\"pass\"", StringComparison.Ordinal), .. lines[2..]], Cancellation);

        var problem = Assert.Throws<ResultsException>(() => RunRecorder.Resume(Out)).Problems[0];

        Assert.Equal(("SIM6202", Journal), (problem.Code, problem.File));
        Assert.True(File.Exists(Journal));
    }

    [Fact]
    public async Task A_run_that_is_over_takes_nothing_and_leaves_no_journal()
    {
        await using var recorder = Started(Noted());
        await recorder.Record(new LocalEngine(), cancellation: Cancellation);

        Assert.False(recorder.Journal.TryAdd(new Setting(3, new Override("model.persuasion", "1"))));
        Assert.Empty(RunResults.Check(Out));
        Assert.DoesNotContain(Directory.GetFiles(Out), file => Path.GetFileName(file) == Path.GetFileName(Journal));
    }

    [Fact]
    public async Task Whoever_does_all_of_it_again_knows_how_far_it_had_come_when_somebody_last_intervened()
    {
        await Stop(Started(Noted()), cut: 1, after: 8);

        var taken = RunRecorder.Resume(Out, isAnew: true);
        await using (taken.Recorder)
        {
            Assert.Equal(8, taken.Reached);
            Assert.Equal(4, taken.Recorder!.Plan.Injections.Length + taken.Recorder.Plan.Settings.Length);
        }
    }

    /// <summary>Messages and values, in the order in which they are accepted.</summary>
    private object[] Noted() =>
    [
        new Setting(3, new Override("model.persuasion", "1")),
        new Injection(4, 1, Condemning("From outside")),
        new Setting(6, new Override("messages.plea.position", "0.2")),
        new Injection(9, 2, Condemning(null)),
    ];

    private static MessageContent Condemning(string? text) => new()
    {
        Kind = MessageKinds.All.Single(kind => kind.Name == "condemn"),
        Addressees = [0],
        Issue = 0,
        Position = text is null ? null : 1,
        Intensity = -2,
        Text = text,
    };

    /// <summary>The run in which all of it is planned from the beginning, under the id of one in which nothing is.</summary>
    private Task<RecordedRun> Undisturbed(object[] done) => RunRecorder.Record(
        new LocalEngine(),
        plan with { Id = RunIdentity.Of(plan), Injections = [.. done.OfType<Injection>()], Settings = [.. done.OfType<Setting>()] },
        folders.At("undisturbed"),
        cancellation: Cancellation);

    private RunRecorder Started(object[] noted)
    {
        var recorder = RunRecorder.Start(plan, Out);
        Note(recorder, noted);
        return recorder;
    }

    private static void Note(RunRecorder recorder, object[] noted) => Assert.All(
        noted, one => Assert.True(one is Injection injection ? recorder.Journal.TryAdd(injection) : recorder.Journal.TryAdd((Setting)one)));

    private RunRecorder Resumed() => RunRecorder.Resume(Out).Recorder ?? throw new InvalidOperationException("Nothing was missing.");

    /// <summary>Records up to a frame, with a checkpoint at one, and leaves the rest.</summary>
    private static async Task Stop(RunRecorder recorder, int cut, int after)
    {
        await using (recorder)
        {
            await foreach (var record in new CuttingEngine(tick => tick == cut).Run(recorder.Plan, Cancellation))
            {
                await recorder.Add(record);
                if (record.Tick == after)
                {
                    break;
                }
            }
        }
    }

    private async Task Finish(RunRecorder recorder)
    {
        await using (recorder)
        {
            await recorder.Record(new LocalEngine(), cancellation: Cancellation);
        }

        var (expected, actual) = (Files(folders.At("undisturbed")), Files(Out));
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(expected, file => Assert.Equal(file.Value, actual[file.Key]));
    }

    private static SortedDictionary<string, byte[]> Files(string folder) =>
        new(Directory.GetFiles(folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes), StringComparer.Ordinal);
}
