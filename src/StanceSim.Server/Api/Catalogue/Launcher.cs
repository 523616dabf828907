using System.Globalization;
using Microsoft.Extensions.Logging;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Grains.Runs;
using StanceSim.Server.Api.Errors;
using StanceSim.Server.Api.Shapes;
using StanceSim.Server.Live;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api.Catalogue;

/// <summary>Starts runs, and settles them when they are over.</summary>
internal sealed partial class Launcher(
    ApiSettings settings, RunCatalogue runs, RunNotes notes, ScratchFolder scratch, IGrainFactory grains, ILoggerFactory logs, Worlds? worlds = null)
{
    private readonly Lock starting = new();
    private readonly ILogger<OngoingRun> log = logs.CreateLogger<OngoingRun>();

    /// <summary>Starts a run.</summary>
    /// <param name="plan">What to do.</param>
    /// <param name="isPaused">Wait before the first tick.</param>
    /// <param name="ticksPerSecond">Rate; null: as fast as it goes.</param>
    /// <param name="parent">What it was forked from, or null.</param>
    /// <exception cref="ApiException">Too many go on already.</exception>
    public OngoingRun Start(RunPlan plan, bool isPaused, double? ticksPerSecond, ParentShape? parent = null)
    {
        lock (starting)
        {
            if (runs.GoingOn.Count() >= settings.RunsAtOnce)
            {
                throw new ApiException(429, "too-many-runs", $"{settings.RunsAtOnce} runs go on already.", "Wait for one, stop one, or delete one.");
            }

            var id = FreeId(plan, parent);
            var recorder = RunRecorder.Start(plan, Path.Combine(settings.Runs, id));
            var engine = new GrainEngine(grains, new GrainEngineOptions { MostTicksInWindow = 1, Recovers = !settings.IsEmbedded, Time = settings.Time }, worlds);
            var run = new OngoingRun(id, plan, engine, recorder, scratch, settings.Time, log) { Parent = parent };
            run.Pace.SetRate(ticksPerSecond);
            if (isPaused)
            {
                run.Pace.Pause();
            }

            if (!runs.TryAdd(run))
            {
                throw new InvalidOperationException($"The free name {id} was taken.");
            }

            run.Begin(Settle);
            return run;
        }
    }

    private void Settle(OngoingRun run)
    {
        try
        {
            if (run.Recorded is not null)
            {
                notes.Write(run.Id, new RunNote
                {
                    Status = run.Status.Word,
                    Started = run.Started,
                    Finished = run.Ended,
                    Parent = run.Parent,
                    Intervened = run.Changes.All,
                });
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogNoteLost(log, failure, run.Id);
        }

        runs.Settle(run, leavesFolder: run.Recorded is not null);
    }

    /// <summary>By scenario and seed as on the command line, by hash too where those two do not tell, and numbered where that is taken.</summary>
    private string FreeId(RunPlan plan, ParentShape? parent)
    {
        var plain = Path.GetFileName(RunFolder.DefaultFor(plan));
        var name = CatalogueName.From(parent is null ? plain : $"{parent.Run}-fork", most: 70);
        var id = name;
        for (var copy = parent is null ? 1 : 0; !runs.IsFree(id) || (parent is not null && copy == 0);)
        {
            copy++;
            id = string.Create(CultureInfo.InvariantCulture, $"{name}-{copy}");
        }

        return id;
    }

    [LoggerMessage(1, LogLevel.Warning, "The note of run {Run} could not be written")]
    private static partial void LogNoteLost(ILogger log, Exception failure, string run);
}
