using StanceSim.Experiments.Runs;
using StanceSim.Observability.Otlp;
using StanceSim.Observability.Runs;

namespace StanceSim.Observability;

/// <summary>Whether runs are told to OpenTelemetry. Nothing of it is loaded unless they are.</summary>
public static class Telemetry
{
    /// <summary>Settings when telemetry is wanted: an endpoint was typed, or a standard variable names one; null otherwise.</summary>
    /// <param name="isAsked">The user asked for it on the command line.</param>
    /// <param name="endpoint">What was typed there; null or empty: as the variables say, or this machine.</param>
    /// <exception cref="OtlpSettingsException">Something in the settings cannot be.</exception>
    public static OtlpSettings? SettingsFor(bool isAsked, string? endpoint) =>
        (isAsked && !OtlpSettings.IsSwitchedOff(Environment.GetEnvironmentVariable)) || OtlpSettings.AreInVariables(Environment.GetEnvironmentVariable)
            ? OtlpSettings.Read(endpoint, Environment.GetEnvironmentVariable)
            : null;

    /// <summary>Begins to tell a run; null without settings.</summary>
    /// <param name="settings">Where to and how; null: telemetry is not wanted.</param>
    /// <param name="plan">The run to come.</param>
    /// <param name="unfinished">The folder it is written to until it is complete.</param>
    /// <param name="withOrleans">Also tell Orleans' own spans.</param>
    public static RunTelemetry? Of(OtlpSettings? settings, RunPlan plan, string unfinished, bool withOrleans = false) =>
        settings is null ? null : new RunTelemetry(settings, plan, unfinished, withOrleans);

    /// <summary>The engine itself, or one whose run is told.</summary>
    public static IRunEngine Observed(this IRunEngine engine, RunTelemetry? telemetry) => telemetry?.Observed(engine) ?? engine;
}
