using Microsoft.Extensions.Logging;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Grains.Runs;
using StanceSim.Observability;
using StanceSim.Server.Api.Errors;
using StanceSim.Server.Api.Shapes;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Live;

/// <summary>
/// A run that this server does: it asks the engine for a tick when the pace says so, has it recorded, and shows it. Whoever
/// watches looks at the journal; nobody but the recorder and the pace can hold it up.
/// </summary>
internal sealed partial class OngoingRun : IDisposable
{
    private readonly GrainEngine engine;
    private readonly RunRecorder recorder;
    private readonly JournalWriter writer;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly CancellationTokenSource discard = new();
    private readonly SemaphoreSlim recording = new(1);
    private readonly LiveChanges changes;
    private readonly RateMeter rates;
    private Task loop = Task.CompletedTask;
    private RunStatus ending;

    public OngoingRun(string id, RunPlan plan, GrainEngine engine, RunRecorder recorder, ScratchFolder scratch, TimeProvider time, ILogger log)
    {
        (Id, Plan, this.engine, this.recorder, this.time, this.log) = (id, plan, engine, recorder, time, log);
        Journal = new RunJournal(scratch, new Cast(recorder.Manifest));
        writer = new JournalWriter(Journal, plan.Scenario);
        (Pace, rates) = (new Pace(time), new RateMeter(time));
        Started = time.GetUtcNow();
        Watched = new WatchedRun(Journal, new FrameMaker(Journal, time), new Viewers(), StateNow);
        changes = new LiveChanges(plan, engine, Watched);
    }

    public string Id { get; }

    public RunPlan Plan { get; }

    /// <summary>What it was forked from, or null.</summary>
    public ParentShape? Parent { get; init; }

    public RunJournal Journal { get; }

    /// <summary>When its next tick may be done.</summary>
    public Pace Pace { get; }

    public WatchedRun Watched { get; }

    /// <summary>What is done to it from outside.</summary>
    public LiveChanges Changes => changes;

    public DateTimeOffset Started { get; }

    /// <summary>When it ended, however it did.</summary>
    public DateTimeOffset? Ended { get; private set; }

    /// <summary>Why it failed, or null.</summary>
    public string? Failure { get; private set; }

    /// <summary>The manifest: as far as it is known, and complete once the run is over.</summary>
    public Manifest Manifest => Recorded?.Manifest ?? recorder.Manifest;

    /// <summary>What stands on the disk, once the run is over.</summary>
    public RecordedRun? Recorded { get; private set; }

    public RunStatus Status => Ended is not null
        ? ending
        : Journal.Newest < 0 ? RunStatus.Starting : Pace.IsPaused ? RunStatus.Paused : RunStatus.Running;

    /// <summary>Ends with the run.</summary>
    public Task Completion => loop;

    /// <summary>Milliseconds that the last tick took, recording included.</summary>
    public double TickMilliseconds { get; private set; }

    /// <summary>Ticks and messages a second, lately.</summary>
    public (double Ticks, double Messages) Rates => rates.Now();

    /// <summary>Begins the run.</summary>
    /// <param name="whenOver">Called once it is over, before viewers are told.</param>
    public void Begin(Action<OngoingRun> whenOver) => loop = Task.Run(() => Loop(whenOver));

    /// <summary>Ends it after the tick that is being done; what was done is kept.</summary>
    public Task Stop()
    {
        Pace.Stop();
        return loop;
    }

    /// <summary>Ends it at once and keeps nothing.</summary>
    public async Task Discard()
    {
        await discard.CancelAsync();
        Pace.Stop();
        await loop;
    }

    /// <summary>Nothing waits for it any more: it is over, and nobody asks.</summary>
    public void Dispose()
    {
        discard.Dispose();
        recording.Dispose();
    }

    /// <summary>The outcomes that the scenario asks for, at the newest frame.</summary>
    public async Task<IReadOnlyList<OutcomeValue>> Outcomes(CancellationToken cancellation)
    {
        await recording.WaitAsync(cancellation);
        try
        {
            return Journal.Newest < 0 ? [] : [.. recorder.OutcomesSoFar()];
        }
        finally
        {
            recording.Release();
        }
    }

    /// <summary>Does something to its pace, and tells viewers.</summary>
    /// <exception cref="ApiException">It is over.</exception>
    public void Steer(Action<Pace> how)
    {
        if (Ended is not null)
        {
            throw Refuse.Over();
        }

        how(Pace);
        Watched.Viewers.Tell(StateNow());
    }

    private StateEvent StateNow() => new(
        Status.Word, Math.Max(0, Journal.Newest), Ended is null ? Plan.Scenario.World.Ticks : Math.Max(0, Journal.Newest), Pace.TicksPerSecond, Watched.Viewers.Count);

    private async Task Loop(Action<OngoingRun> whenOver)
    {
        LogStarted(log, Id, Plan.Scenario.Name, Plan.Key.Seed);
        try
        {
            ending = await DoTicks() ? RunStatus.Finished : RunStatus.Interrupted;
            await Finish();
        }
        catch (OperationCanceledException) when (discard.IsCancellationRequested)
        {
            ending = RunStatus.Interrupted;
        }
        catch (Exception failure)
        {
            // Whatever went wrong ends this run and no other; it is told to viewers and in the log.
            (ending, Failure) = (RunStatus.Failed, failure.Message);
            LogFailed(log, failure, Id);
        }
        finally
        {
            await recorder.DisposeAsync();
        }

        Ended = time.GetUtcNow();
        LogOver(log, Id, ending, Journal.Newest);
        whenOver(this);
        Watched.Viewers.Tell(new FinishedEvent(ending.Word, Math.Max(0, Journal.Newest), Failure));
        Watched.Viewers.Tell(StateNow());
        Watched.Viewers.Wake();
    }

    /// <summary>Does ticks until the run is over (true) or somebody ends it.</summary>
    private async Task<bool> DoTicks()
    {
        var began = time.GetTimestamp();
        await foreach (var record in Telemetry.Observed(engine).Run(Plan, discard.Token))
        {
            await Take(record);
            TickMilliseconds = time.GetElapsedTime(began).TotalMilliseconds;
            if (record.Tick >= Plan.Scenario.World.Ticks)
            {
                continue;
            }

            if (!await Pace.NextTurn(discard.Token))
            {
                return false;
            }

            began = time.GetTimestamp();
            changes.BeginTick();
        }

        return true;
    }

    private async Task Finish()
    {
        await recording.WaitAsync();
        try
        {
            Recorded = await recorder.Finish();
        }
        finally
        {
            recording.Release();
        }
    }

    private async Task Take(TickRecord record)
    {
        await recording.WaitAsync();
        try
        {
            await recorder.Add(record);
        }
        finally
        {
            recording.Release();
        }

        var isFirst = Journal.Newest < 0;
        writer.Add(record);
        changes.EndTick(record);
        rates.Count(record.Sent.Count);
        foreach (var message in record.Sent.Where(message => message.Cause is null))
        {
            LogStimulus(log, Id, message.Id, Plan.Scenario.World.Actors[message.Sender].Id, message.Content.Kind.Name, record.Tick);
        }

        if (isFirst)
        {
            Watched.Viewers.Tell(StateNow());
        }

        Watched.Viewers.Wake();
    }

    [LoggerMessage(1, LogLevel.Information, "Run {Run} of {Scenario} started with seed {Seed}")]
    private static partial void LogStarted(ILogger log, string run, string scenario, ulong seed);

    [LoggerMessage(2, LogLevel.Information, "Run {Run} is over: {Status} at frame {Tick}")]
    private static partial void LogOver(ILogger log, string run, RunStatus status, int tick);

    [LoggerMessage(3, LogLevel.Error, "Run {Run} failed")]
    private static partial void LogFailed(ILogger log, Exception failure, string run);

    [LoggerMessage(4, LogLevel.Debug, "Run {Run}: stimulus {Stimulus}: {Actor} {Kind} at frame {Tick}")]
    private static partial void LogStimulus(ILogger log, string run, string stimulus, string actor, string kind, int tick);
}
