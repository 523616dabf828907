using Microsoft.Extensions.Logging;
using StanceSim.Experiments.Runs;
using StanceSim.Observability.Runs;

namespace StanceSim.Server.Live;

/// <summary>Tells a run to OpenTelemetry where somebody wants that. What goes wrong with it is logged, and costs the run nothing.</summary>
/// <param name="run">Id of the run.</param>
/// <param name="telemetry">Where it is told to; null: nobody wants it.</param>
/// <param name="log">Where is told what became of it.</param>
internal sealed partial class Telling(string run, RunTelemetry? telemetry, ILogger log)
{
    private bool isOver;

    /// <summary>The same engine, measured, and told where that is wanted.</summary>
    public IRunEngine Observed(IRunEngine engine) => telemetry is null
        ? new ObservedEngine(engine)
        : new ToldEngine(engine, telemetry, failure => LogFailed(log, failure, run));

    /// <summary>Sends what is left; completes when everything was delivered or dropped.</summary>
    /// <param name="folder">Where the results stand; null: the run did not come to its end.</param>
    public async Task End(string? folder)
    {
        if (telemetry is null || isOver)
        {
            return;
        }

        isOver = true;

        try
        {
            await using (telemetry)
            {
                if (folder is null)
                {
                    return;
                }

                var report = await telemetry.Finish(folder);
                if (report.Failure is { } reason)
                {
                    LogLost(log, run, report.Dropped, report.LogsDropped, report.Target, reason);
                }
                else
                {
                    LogSent(log, run, report.Sent, report.Traces, report.Target);
                }
            }
        }
        catch (Exception failure)
        {
            LogFailed(log, failure, run);
        }
    }

    [LoggerMessage(6, LogLevel.Warning, "Run {Run} is not told to OpenTelemetry any more")]
    private static partial void LogFailed(ILogger log, Exception failure, string run);

    [LoggerMessage(7, LogLevel.Warning, "Run {Run}: {Spans} spans and {Logs} logs could not be delivered to {Target}: {Reason}")]
    private static partial void LogLost(ILogger log, string run, long spans, long logs, string target, string reason);

    [LoggerMessage(8, LogLevel.Debug, "Run {Run}: {Spans} spans in {Traces} traces were sent to {Target}")]
    private static partial void LogSent(ILogger log, string run, long spans, int traces, string target);
}
