using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Experiments.Tests.Worlds;

namespace StanceSim.Experiments.Tests.Runs;

public sealed class LocalEngineTests : IDisposable
{
    private readonly TemporaryFolder folders = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folders.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public async Task A_run_that_is_stopped_goes_on_from_the_last_frame_that_was_told(int asked)
    {
        var plan = Written.Shipped("belarus-2020");
        await RunRecorder.Record(new LocalEngine(), plan, folders.At("undisturbed"), cancellation: Cancellation);
        using var stop = new CancellationTokenSource();
        var told = -1;
        await Assert.ThrowsAsync<OperationCanceledException>(() => RunRecorder.Record(
            new LocalEngine(),
            plan,
            folders.At("run"),
            progress: record =>
            {
                told = record.Tick;
                if (told == asked)
                {
                    stop.Cancel();
                }
            },
            cancellation: stop.Token));

        var taken = RunRecorder.Resume(folders.At("run"));
        await using (taken.Recorder)
        {
            Assert.Equal((asked + 1, asked + 1), (told, taken.Reached));
            await taken.Recorder!.Record(new LocalEngine(), cancellation: Cancellation);
        }

        Assert.All(Directory.GetFiles(folders.At("undisturbed")), file => Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(folders.At("run"), Path.GetFileName(file)))));
    }

    [Fact]
    public async Task Nothing_is_done_for_somebody_who_stopped_before_it_began()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var told = 0;

        await Assert.ThrowsAsync<OperationCanceledException>(() => RunRecorder.Record(
            new LocalEngine(), Written.Shipped("hello"), folders.At("run"), progress: _ => told++, cancellation: stop.Token));

        Assert.Equal(0, told);
    }
}
