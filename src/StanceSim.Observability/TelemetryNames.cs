namespace StanceSim.Observability;

/// <summary>Names of spans, meters and attributes, as they appear in a backend. Changing one breaks people's dashboards.</summary>
public static class TelemetryNames
{
    /// <summary>Activity source and meter of everything this project tells.</summary>
    public const string Source = "StanceSim";

    /// <summary>Span of one run, in wall-clock time.</summary>
    public const string RunSpan = "stancesim.run";

    /// <summary>Counter of messages sent, by <see cref="MessageKind"/>. Unit: {message}.</summary>
    public const string MessagesSent = "stancesim.messages.sent";

    /// <summary>Counter of ticks done. Unit: {tick}.</summary>
    public const string TicksDone = "stancesim.ticks.done";

    /// <summary>Counter of changes told. Unit: {change}.</summary>
    public const string ChangesTold = "stancesim.changes.told";

    /// <summary>Counter of organisations' decisions, by <see cref="DecisionBlocked"/>. Unit: {decision}.</summary>
    public const string DecisionsTaken = "stancesim.decisions";

    /// <summary>Counter of messages that actors on a silo received, routine statements too. Unit: {message}.</summary>
    public const string SiloMessages = "stancesim.silo.messages";

    public const string Scenario = "stancesim.scenario";

    public const string Seed = "stancesim.seed";

    public const string Replicate = "stancesim.replicate";

    public const string Engine = "stancesim.engine";

    public const string Ticks = "stancesim.ticks";

    public const string MessageKind = "stancesim.message.act";

    public const string DecisionBlocked = "stancesim.decision.blocked";
}
