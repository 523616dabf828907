using StanceSim.Cli.Terminal;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Observability;
using StanceSim.Observability.Runs;

namespace StanceSim.Cli.Engines;

/// <summary>Does what a recorder's plan asks for, with a bar, and completes its folder. What stops it leaves a folder that can be resumed, and says so.</summary>
/// <param name="screen">Where the bar goes.</param>
/// <param name="recorder">Writes the run.</param>
/// <param name="folder">Where it writes, to be named when the run is stopped.</param>
internal sealed class RunExecution(Screen screen, RunRecorder recorder, string folder)
{
    /// <summary>Told of every frame after it was written.</summary>
    public Action<TickRecord>? Observe { get; init; }

    /// <summary>Tells the run to OpenTelemetry; null: nothing is told.</summary>
    public RunTelemetry? Telemetry { get; init; }

    public async Task<RecordedRun> Run(StartedEngine engine, CancellationToken cancellation)
    {
        var progress = new RunProgress(recorder.Plan.Scenario.World.Ticks);
        try
        {
            await progress.Show(screen, Task.Run(() => Record(engine, progress, cancellation), cancellation));
            return await recorder.Finish();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            recorder.KeepUnfinished();
            throw new InterruptedRun(folder);
        }
        catch (Exception) when (recorder.CanBeResumed)
        {
            screen.WriteErrorLine($"What was done of this run was kept; go on with: {screen.Program} resume {Invocation.Quoted(folder)}");
            throw;
        }
    }

    private async Task Record(StartedEngine engine, RunProgress progress, CancellationToken cancellation)
    {
        var world = recorder.Plan.Scenario.World;
        var routine = (long)world.Network.EdgeCount * world.IssueCount;
        var run = new ForkingEngine(await engine.Ready).Observed(Telemetry);
        await foreach (var record in run.Run(recorder.Plan, cancellation))
        {
            await recorder.Add(record);
            Observe?.Invoke(record);
            progress.Advance(record.Tick, (record.Tick == 0 ? 0 : routine) + record.Sent.Count);
        }
    }
}
