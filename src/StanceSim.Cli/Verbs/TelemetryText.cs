using StanceSim.Cli.Summary;
using StanceSim.Cli.Terminal;
using StanceSim.Observability.Otlp;

namespace StanceSim.Cli.Verbs;

/// <summary>What became of a run's telemetry, in words.</summary>
internal static class TelemetryText
{
    public static void Write(Screen screen, ExportReport? export, string folder)
    {
        if (export is null)
        {
            return;
        }

        RunSummary.Heading(screen, "Telemetry", $"to {export.Target}");
        screen.Write(new Line()
            .Add($"  {Amount.Count(export.Traces, "trace")}, {Amount.Count(export.Sent, "span")} and {Amount.Count(export.LogsSent, "log")} delivered, ")
            .Add($"{Amount.Count(export.Dropped, "span")} dropped", export.Dropped > 0 ? Ink.Wrong : Ink.Plain));
        screen.Write(new Line().Add($"  {screen.Program} trace {folder}", Ink.Advice).Add("  shows the same here", Ink.Faint));
    }

    /// <summary>Says on standard error what was not delivered, and what was set in vain. The run is none the worse for it.</summary>
    public static void Warn(Screen screen, ExportReport? export)
    {
        if (export is { Ignored: { Length: > 0 } ignored })
        {
            screen.WriteError(new Line()
                .Add("warning: ", Ink.Wrong)
                .Add($"{string.Join(", ", ignored)}: not honoured by this program; what is, docs/telemetry.md lists"));
        }

        if (export is { Failure: { } reason })
        {
            screen.WriteError(new Line()
                .Add("warning: ", Ink.Wrong)
                .Add($"{Amount.Count(export.Dropped, "span")} and {Amount.Count(export.LogsDropped, "log")} were not delivered to {export.Target}: {reason}"));
        }
    }
}
