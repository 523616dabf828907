using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Observability.Folders;
using StanceSim.Observability.Runs;
using StanceSim.Observability.Tests.Receiving;
using StanceSim.Scenarios;

namespace StanceSim.Observability.Tests.Runs;

/// <summary>Runs that were stopped, and forks: whatever happened on the way, a receiver gets every span once.</summary>
[Collection("telemetry is process-wide")]
public sealed class RecoveredRunTests : IDisposable
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("grpc", 8)]
    [InlineData("grpc", 40)]
    [InlineData("http/protobuf", 60)]
    public async Task A_run_that_was_stopped_and_resumed_sends_every_span_and_every_stimulus_once(string protocol, int tick)
    {
        await using var receiver = await Receiver.Start();
        await StopAt(tick, receiver, protocol, folder.At("run"));
        var before = receiver.Spans.Count;

        await Resume(receiver, protocol, folder.At("run"));

        Assert.True(tick < 40 || before > 0, "Nothing was sent before the run was stopped.");
        await HoldsAllOf(folder.At("run"), receiver);
    }

    /// <summary>What stands in the folder the moment that the process is killed is all that is left of it.</summary>
    [Fact]
    public async Task A_run_whose_process_is_killed_sends_nothing_twice_that_the_receiver_answered()
    {
        await using var receiver = await Receiver.Start();
        await StopAt(40, receiver, "grpc", folder.At("run"), whenThere: async () =>
        {
            await Wait.Until(() => receiver.Spans.Count > 0, Stop);
            var note = Path.Combine(RunFolder.UnfinishedFor(folder.At("run")), RunFolder.Taken);
            await Wait.Until(() => File.Exists(note) && new FileInfo(note).Length == 9 * (1 + receiver.Spans.Count + StimuliIn(receiver).Length), Stop);
            Directory.CreateDirectory(RunFolder.UnfinishedFor(folder.At("killed")));
            foreach (var file in Directory.EnumerateFiles(RunFolder.UnfinishedFor(folder.At("run"))).Where(file => !Path.GetFileName(file).StartsWith('.')))
            {
                File.Copy(file, Path.Combine(RunFolder.UnfinishedFor(folder.At("killed")), Path.GetFileName(file)));
            }
        });

        await Resume(receiver, "grpc", folder.At("killed"));

        await HoldsAllOf(folder.At("killed"), receiver);
    }

    [Fact]
    public async Task A_run_that_was_not_told_before_is_told_whole_when_it_is_resumed()
    {
        await using var receiver = await Receiver.Start();
        await StopAt(20, null, "grpc", folder.At("run"));

        await Resume(receiver, "grpc", folder.At("run"));

        await HoldsAllOf(folder.At("run"), receiver);
    }

    /// <param name="isSeen">Whether it is told the frame in which it begins, which is computed in this process.</param>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_fork_sends_what_happens_from_its_frame_on(bool isSeen)
    {
        await using var receiver = await Receiver.Start();
        var parent = ObservedPlans.Doubling(actors: 20, depth: 3, stimuli: 10);
        var plan = parent with { Fork = new ForkPoint(RunIdentity.Of(parent), 12) };
        await using var telemetry = new RunTelemetry(Settings.For(receiver, "http/protobuf"), plan, RunFolder.UnfinishedFor(folder.At("fork")));
        await using var recorder = RunRecorder.Start(plan, folder.At("fork"));
        var engine = isSeen
            ? new ForkingEngine(new LocalEngine()).Observed(telemetry)
            : new ForkingEngine(new LocalEngine().Observed(telemetry));
        await foreach (var record in engine.Run(plan, Stop))
        {
            await recorder.Add(record);
            if (isSeen && record.Tick == 28)
            {
                await Wait.Until(() => receiver.Spans.Count > 0, Stop);
            }
        }

        await recorder.Finish();
        await telemetry.Finish(folder.At("fork"), Stop);

        await HoldsAllOf(folder.At("fork"), receiver);
        var cascades = await FolderCascades.Read(RunResults.Open(folder.At("fork")), cancellation: Stop).ToListAsync(Stop);
        Assert.Equal(
            cascades.SelectMany(cascade => cascade.Spans).Select(span => (span.TraceId.ToHexString(), span.SpanId.ToHexString(), span.Name, span.Attributes.Length)).Order(),
            receiver.Spans.Select(span => (span.TraceId, span.SpanId, span.Name, span.Attributes.Count)).Order());
    }

    private static RunPlan Plan() => ObservedPlans.Belarus() with { CheckpointEvery = TimeSpan.Zero };

    private static async Task StopAt(int tick, Receiver? receiver, string protocol, string run, Func<Task>? whenThere = null)
    {
        var plan = Plan();
        await using var recorder = RunRecorder.Start(plan, run);
        await using var telemetry = receiver is null ? null : new RunTelemetry(Settings.For(receiver, protocol), plan, RunFolder.UnfinishedFor(run));
        await foreach (var record in new LocalEngine().Observed(telemetry).Run(plan, Stop))
        {
            await recorder.Add(record);
            if (record.Tick == tick)
            {
                await (whenThere?.Invoke() ?? Task.CompletedTask);
                break;
            }
        }
    }

    private static async Task Resume(Receiver receiver, string protocol, string run)
    {
        var recorder = RunRecorder.Resume(run).Recorder!;
        await using (recorder)
        {
            Assert.NotNull(recorder.Plan.From);
            await using var telemetry = new RunTelemetry(Settings.For(receiver, protocol), recorder.Plan, RunFolder.UnfinishedFor(run));
            await recorder.Record(telemetry.Observed(new LocalEngine()), cancellation: Stop);
            Assert.Equal(0, (await telemetry.Finish(run, Stop)).Dropped);
        }
    }

    private static async Task HoldsAllOf(string run, Receiver receiver)
    {
        Assert.Empty(RunResults.Check(run));
        Assert.False(File.Exists(Path.Combine(run, RunFolder.Taken)));
        var messages = await RunResults.Open(run).Messages().Select(message => message.Id).ToListAsync(Stop);
        TraceRules.Hold(receiver.Spans);
        Assert.Equal(messages.Order(), receiver.Spans.Select(span => (string)span.Attributes[TelemetryNames.MessageId]).Order());
        Assert.Equal(
            receiver.Spans.Where(span => span.ParentId.Length == 0).Select(span => span.SpanId).Order(),
            StimuliIn(receiver).Select(log => log.SpanId).Order());
    }

    private static ReceivedLog[] StimuliIn(Receiver receiver) =>
        [.. receiver.Logs.Where(log => Equals(log.Attributes[TelemetryNames.Phase], "stimulus"))];
}
