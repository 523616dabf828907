using System.Globalization;
using Microsoft.Extensions.Logging;
using StanceSim.Cluster.Client;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Grains.Runs;
using StanceSim.Observability;
using StanceSim.Observability.Runs;
using StanceSim.Server.Api.Errors;
using StanceSim.Server.Api.Shapes;
using StanceSim.Server.Live;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api.Catalogue;

/// <summary>Starts runs, and settles them when they are over.</summary>
internal sealed partial class Launcher(
    ApiSettings settings, RunCatalogue runs, JournalRoom room, Ground ground, ILoggerFactory logs)
{
    private readonly Lock starting = new();
    private readonly List<Task> telling = [];
    private readonly ILogger<OngoingRun> log = logs.CreateLogger<OngoingRun>();

    /// <summary>Runs that are over and still being told to OpenTelemetry.</summary>
    public Task WhenTold
    {
        get
        {
            lock (starting)
            {
                return Task.WhenAll(telling);
            }
        }
    }

    /// <summary>Starts a run.</summary>
    /// <param name="plan">What to do.</param>
    /// <param name="isPaused">Wait before the first tick.</param>
    /// <param name="ticksPerSecond">Rate; null: as fast as it goes.</param>
    /// <param name="parent">Id of the run that it was forked from, or null.</param>
    /// <exception cref="ApiException">Too many go on already.</exception>
    public OngoingRun Start(RunPlan plan, bool isPaused, double? ticksPerSecond, string? parent = null)
    {
        lock (starting)
        {
            if (runs.GoingOn.Count() >= settings.RunsAtOnce)
            {
                throw new ApiException(429, "too-many-runs", $"{settings.RunsAtOnce} runs go on already.", "Wait for one, stop one, or delete one.");
            }

            plan = plan with { CheckpointEvery = settings.CheckpointEvery };
            var id = FreeId(plan, parent);
            return Begin(id, RunRecorder.Start(plan, Path.Combine(settings.Runs, id)), parent, pace =>
            {
                pace.SetRate(ticksPerSecond);
                if (isPaused)
                {
                    pace.Pause();
                }
            });
        }
    }

    /// <summary>Takes up runs that were left unfinished: does again what was done of each up to its last checkpoint, and waits there for somebody.</summary>
    public void TakeUpLeft()
    {
        foreach (var (id, folder) in runs.Left().ToArray())
        {
            try
            {
                TakeUp(id, folder);
            }
            catch (ResultsException why)
            {
                LogLeft(log, id, why.Message);
            }
        }
    }

    private void TakeUp(string id, string folder)
    {
        lock (starting)
        {
            if (runs.GoingOn.Count() >= settings.RunsAtOnce)
            {
                return;
            }

            var taken = RunRecorder.Resume(folder, isAnew: true);
            if (taken.Recorder is { } recorder)
            {
                recorder.CheckpointEvery = settings.CheckpointEvery;
                Begin(id, recorder, parent: null, pace => pace.Step(Math.Max(0, taken.Reached - (recorder.Plan.Fork?.Tick ?? 0))));
            }
        }
    }

    private OngoingRun Begin(string id, RunRecorder recorder, string? parent, Action<Pace> atFirst)
    {
        OngoingRun? run = null;
        var options = new GrainEngineOptions { MostTicksInWindow = 1, Time = settings.Time };
        var engine = ground.EngineWith(settings.IsEmbedded ? options : OnCluster(options, id, happened => TellViewers(run, happened)));
        run = new OngoingRun(id, engine, recorder, room, settings.Time, log, TelemetryOf(id, recorder.Plan)) { ParentId = parent };
        atFirst(run.Pace);
        if (!runs.TryAdd(run))
        {
            throw new InvalidOperationException($"The free name {id} was taken.");
        }

        run.Begin(over =>
        {
            runs.Settle(over, leavesFolder: over.Recorded is not null);
            lock (starting)
            {
                telling.RemoveAll(told => told.IsCompleted);
                telling.Add(over.Told);
            }
        });
        return run;
    }

    /// <summary>What silos lose is done again, and told in the log.</summary>
    private GrainEngineOptions OnCluster(GrainEngineOptions options, string id, Action<PlacementEvent> watcher) => options with
    {
        MostPartitions = ClusterConnection.MostPartitions,
        Recovers = true,
        Watcher = happened =>
        {
            LogPlacement(log, id, happened.Kind, happened.Tick, happened.Reason);
            watcher(happened);
        },
    };

    /// <summary>Those who watch a run that stands still are told what it waits for, and when it goes on.</summary>
    private static void TellViewers(OngoingRun? run, PlacementEvent happened)
    {
        if (happened.Kind == PlacementEventKind.Paused)
        {
            run?.WaitFor(happened.Reason ?? "storage");
            run?.Watched.Viewers.Tell(new ProblemEvent(null, ProblemJson.Of(Refuse.StorageAway(happened.Reason), null)));
        }
        else if (happened.Kind == PlacementEventKind.Resumed)
        {
            run?.WaitFor(null);
        }
    }

    private RunTelemetry? TelemetryOf(string id, RunPlan plan)
    {
        try
        {
            return Telemetry.Of(settings.Telemetry, plan, RunFolder.UnfinishedFor(Path.Combine(settings.Runs, id)));
        }
        catch (Exception failure)
        {
            // A run that nobody is told of is worth more than none.
            LogUntold(log, failure, id);
            return null;
        }
    }

    /// <summary>By scenario and seed as on the command line, by hash too where those two do not tell, and numbered where that is taken.</summary>
    private string FreeId(RunPlan plan, string? parent)
    {
        var plain = Path.GetFileName(RunFolder.DefaultFor(plan));
        var name = CatalogueName.From(parent is null ? plain : $"{parent}-fork", most: 70);
        var id = name;
        for (var copy = parent is null ? 1 : 0; !runs.IsFree(id) || (parent is not null && copy == 0);)
        {
            copy++;
            id = string.Create(CultureInfo.InvariantCulture, $"{name}-{copy}");
        }

        return id;
    }

    [LoggerMessage(1, LogLevel.Warning, "Run {Run} stays unfinished: {Why}")]
    private static partial void LogLeft(ILogger log, string run, string why);

    [LoggerMessage(3, LogLevel.Warning, "Run {Run} at frame {Tick}: its place on the cluster is {Happened}. {Reason}")]
    private static partial void LogPlacement(ILogger log, string run, PlacementEventKind happened, int tick, string? reason);

    [LoggerMessage(2, LogLevel.Warning, "Run {Run} is not told to OpenTelemetry")]
    private static partial void LogUntold(ILogger log, Exception failure, string run);
}
