using System.CommandLine;
using StanceSim.Cli.Engines;
using StanceSim.Observability.Otlp;

namespace StanceSim.Cli.Verbs;

/// <summary>The options by which a verb sends telemetry.</summary>
internal sealed class TelemetryOptions
{
    private readonly Option<string?> otlp = Otlp("Send traces, logs and metrics by OTLP while it runs; default: the OTEL variables, or http://127.0.0.1:4317");
    private readonly Option<bool> orleans = new("--orleans-spans") { Description = "With --otlp: also send the spans of Orleans' grain calls, in wall-clock time" };

    public static Option<string?> Otlp(string description) =>
        new("--otlp") { Description = description, HelpName = "endpoint", Arity = ArgumentArity.ZeroOrOne };

    /// <summary>Whether the option was typed, with or without an endpoint.</summary>
    public static bool IsTyped(ParseResult parsed, Option<string?> option) => parsed.GetResult(option) is { Implicit: false };

    public void AddTo(Command verb)
    {
        verb.Options.Add(otlp);
        verb.Options.Add(orleans);
    }

    /// <param name="parsed">The command line.</param>
    /// <param name="engine">Who does the run.</param>
    public TelemetryRequest RequestOf(ParseResult parsed, EngineRequest engine)
    {
        if (parsed.GetValue(orleans) && (engine.Cluster is not null || engine.Name == EngineChoice.Local))
        {
            var without = engine.Cluster is not null ? "--cluster" : "--engine local";
            throw Failure.WrongUsage($"--orleans-spans tells the grain calls of a silo in this process, and with {without} there is none.", $"Leave --orleans-spans or {without} out.");
        }

        return new()
        {
            IsAsked = IsTyped(parsed, otlp),
            Endpoint = parsed.GetValue(otlp),
            WithOrleans = parsed.GetValue(orleans),
        };
    }
}

/// <summary>What the user asked of telemetry.</summary>
internal sealed record TelemetryRequest
{
    /// <summary>By option; the standard variables may ask for it too.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Null: as the variables say, or this machine.</summary>
    public string? Endpoint { get; init; }

    public bool WithOrleans { get; init; }

    /// <summary>Where telemetry goes; null when nobody asked for any.</summary>
    public OtlpSettings? Settings()
    {
        try
        {
            var settings = Observability.Telemetry.SettingsFor(IsAsked, Endpoint);
            return settings is null && WithOrleans
                ? throw Failure.WrongUsage("--orleans-spans has nowhere to send to.", "Add --otlp.")
                : settings;
        }
        catch (OtlpSettingsException wrong)
        {
            throw Failure.WrongUsage(wrong.Message, wrong.Fix);
        }
    }
}
