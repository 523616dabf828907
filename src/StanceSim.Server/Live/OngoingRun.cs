using Microsoft.Extensions.Logging;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Grains.Runs;
using StanceSim.Observability.Runs;
using StanceSim.Scenarios;
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
    private readonly Telling telling;
    private readonly RateMeter rates;
    private Task loop = Task.CompletedTask;
    private RunStatus ending;
    private bool isDiscarded;
    private bool isJournalFull;
    private string? waitsFor;
    private int tick = -1;

    public OngoingRun(string id, GrainEngine engine, RunRecorder recorder, JournalRoom room, TimeProvider time, ILogger log, RunTelemetry? telemetry = null)
    {
        (Id, Plan, this.engine, this.recorder, this.time, this.log) = (id, recorder.Plan, engine, recorder, time, log);
        Journal = new RunJournal(room.ForOneRun(), new Cast(recorder.Manifest));
        writer = new JournalWriter(Journal, Plan.Scenario.World);
        (Pace, rates) = (new Pace(time), new RateMeter(time));
        Started = time.GetUtcNow();
        Watched = new WatchedRun(Journal, new FrameMaker(Journal, time), new Viewers(), StateNow);
        telling = new Telling(id, telemetry, log);
        changes = new LiveChanges(Plan, engine, Watched, recorder.Journal);
    }

    public string Id { get; }

    public RunPlan Plan { get; }

    /// <summary>Id of the run that it was forked from, or null.</summary>
    public string? ParentId { get; init; }

    /// <summary>Number of the newest frame that was recorded, whether the journal still has room for it or not.</summary>
    public int Tick => Math.Max(0, Volatile.Read(ref tick));

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
        : Volatile.Read(ref tick) < First ? RunStatus.Starting : Pace.IsPaused ? RunStatus.Paused : RunStatus.Running;

    /// <summary>What has to come back before it goes on, for people; null: nothing.</summary>
    public string? WaitsFor => Ended is null ? Volatile.Read(ref waitsFor) : null;

    /// <summary>Ends with the run.</summary>
    public Task Completion => loop;

    /// <summary>Ends when all of a run that is over was told to OpenTelemetry, or cannot be; a receiver that takes its time holds up nothing else.</summary>
    public Task Told { get; private set; } = Task.CompletedTask;

    /// <summary>Milliseconds that the last tick took, recording included.</summary>
    public double TickMilliseconds { get; private set; }

    /// <summary>Ticks and messages a second, lately.</summary>
    public (double Ticks, double Messages) Rates => rates.Now();

    /// <summary>The partitions it is divided into and where they live; none before its first frame and once it is over.</summary>
    public async Task<IReadOnlyList<PartitionPlace>> Partitions() => engine.Live is { } live ? await live.Partitions() : [];

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
    public Task Discard()
    {
        Volatile.Write(ref isDiscarded, true);
        return Leave();
    }

    /// <summary>Ends it at once and leaves a folder that can be resumed.</summary>
    public async Task Leave()
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
            return Volatile.Read(ref tick) < 0 ? [] : [.. recorder.OutcomesSoFar()];
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
        Watched.Viewers.TellState(StateNow);
    }

    /// <summary>Tells viewers, and whoever comes, that it stands still until something is back, or that it does so no more.</summary>
    /// <param name="what">What is away, for people; null: it goes on.</param>
    public void WaitFor(string? what)
    {
        Volatile.Write(ref waitsFor, what);
        Watched.Viewers.TellState(StateNow);
    }

    /// <summary>Number of the first frame that is its own.</summary>
    private int First => Plan.Fork?.Tick ?? 0;

    private StateEvent StateNow() => new(
        Status.Word, Tick, Ended is null ? Plan.Scenario.World.Ticks : Tick, Pace.TicksPerSecond, Watched.Viewers.Count, WaitsFor);

    private async Task Loop(Action<OngoingRun> whenOver)
    {
        LogStarted(log, Id, Plan.Scenario.Name, Plan.Key.Seed);
        try
        {
            ending = await DoTicks() ? RunStatus.Finished : RunStatus.Interrupted;
            if (ending == RunStatus.Interrupted)
            {
                // What is noted in the folder on the way ends before it gets its name.
                await telling.End(folder: null);
            }

            await Finish();
        }
        catch (OperationCanceledException) when (discard.IsCancellationRequested)
        {
            ending = RunStatus.Interrupted;
            if (Volatile.Read(ref isDiscarded))
            {
                recorder.ThrowAway();
            }
            else
            {
                recorder.KeepUnfinished();
            }
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

        Told = telling.End(ending == RunStatus.Finished ? Recorded?.Folder : null);
        Ended = time.GetUtcNow();
        LogOver(log, Id, ending, Tick);
        whenOver(this);
        Watched.Viewers.Tell(new FinishedEvent(ending.Word, Tick, Failure));
        Watched.Viewers.TellState(StateNow);
        Watched.Viewers.Wake();
    }

    /// <summary>Does ticks until the run is over (true) or somebody ends it.</summary>
    private async Task<bool> DoTicks()
    {
        var began = time.GetTimestamp();
        await foreach (var record in telling.Observed(new ForkingEngine(engine)).Run(Plan, discard.Token))
        {
            await Take(record);
            TickMilliseconds = time.GetElapsedTime(began).TotalMilliseconds;
            if (record.Tick < First || record.Tick >= Plan.Scenario.World.Ticks)
            {
                continue;
            }

            if (!await Pace.NextTurn(discard.Token))
            {
                // Whoever ends a run at once also stops its pace; that is no stop to be recorded.
                discard.Token.ThrowIfCancellationRequested();
                recorder.StopHere();
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
        var stage = recorder.Stage;
        await recording.WaitAsync();
        try
        {
            await recorder.Add(record);
        }
        finally
        {
            recording.Release();
        }

        Show(record, stage);
        changes.EndTick(record);
        rates.Count(record.Sent.Count);
        foreach (var message in record.Sent.Where(message => message.Cause is null))
        {
            LogStimulus(log, Id, message.Id, Plan.Scenario.World.Actors[message.Sender].Id, message.Content.Kind.Name, record.Tick);
        }

        Volatile.Write(ref tick, record.Tick);
        if (record.Tick < First)
        {
            return;
        }

        if (record.Tick == First)
        {
            Watched.Viewers.TellState(StateNow);
        }

        Watched.Viewers.Wake();
    }

    /// <summary>Puts a frame into the journal while that has room. Whatever becomes of the journal, the run goes on and is recorded.</summary>
    private void Show(TickRecord record, Scenario stage)
    {
        if (isJournalFull)
        {
            return;
        }

        try
        {
            writer.Add(record, stage);
        }
        catch (Exception full) when (full is JournalFullException or IOException)
        {
            isJournalFull = true;
            LogJournalFull(log, full, Id, record.Tick);
            Watched.Viewers.Tell(new ProblemEvent(null, ProblemJson.Of(Refuse.JournalFull(), null)));
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Run {Run} of {Scenario} started with seed {Seed}")]
    private static partial void LogStarted(ILogger log, string run, string scenario, ulong seed);

    [LoggerMessage(2, LogLevel.Information, "Run {Run} is over: {Status} at frame {Tick}")]
    private static partial void LogOver(ILogger log, string run, RunStatus status, int tick);

    [LoggerMessage(3, LogLevel.Error, "Run {Run} failed")]
    private static partial void LogFailed(ILogger log, Exception failure, string run);

    [LoggerMessage(5, LogLevel.Warning, "Run {Run} is not shown from frame {Tick} on; it goes on and is recorded")]
    private static partial void LogJournalFull(ILogger log, Exception why, string run, int tick);

    [LoggerMessage(4, LogLevel.Debug, "Run {Run}: stimulus {Stimulus}: {Actor} {Kind} at frame {Tick}")]
    private static partial void LogStimulus(ILogger log, string run, string stimulus, string actor, string kind, int tick);
}
