namespace StanceSim.Observability;

/// <summary>Names of spans, meters and attributes, as they appear in a backend. Changing one breaks people's dashboards.</summary>
/// <remarks>docs/telemetry.md explains each; a test holds it to this list.</remarks>
public static class TelemetryNames
{
    /// <summary>Activity source, instrumentation scope and meter of everything this project tells.</summary>
    public const string Source = "StanceSim";

    /// <summary><c>service.namespace</c> of every service.</summary>
    public const string Namespace = "stancesim";

    // Spans and events.

    /// <summary>Span of one run, in wall-clock time; told only beside Orleans' own spans.</summary>
    public const string RunSpan = "stancesim.run";

    /// <summary>Event: a position crossed the middle of its scale.</summary>
    public const string StanceFlipped = "stancesim.stance.flipped";

    /// <summary>Event: a position crossed the line halfway between the middle and an end of its scale.</summary>
    public const string ThresholdCrossed = "stancesim.threshold.crossed";

    // Instruments.

    /// <summary>Counter of messages sent, by <see cref="MessageKind"/>. Unit: {message}.</summary>
    public const string MessagesSent = "stancesim.messages.sent";

    /// <summary>Gauge of messages sent and not yet heard, the queue of the simulation. Unit: {message}.</summary>
    public const string MessagesUnderWay = "stancesim.messages.under_way";

    /// <summary>Counter of ticks done. Unit: {tick}.</summary>
    public const string TicksDone = "stancesim.ticks.done";

    /// <summary>Histogram of the wall-clock time from one frame to the next. Unit: s.</summary>
    public const string TickDuration = "stancesim.tick.duration";

    /// <summary>Counter of changes told. Unit: {change}.</summary>
    public const string ChangesTold = "stancesim.changes.told";

    /// <summary>Counter of organisations' decisions, by <see cref="DecisionBlocked"/>. Unit: {decision}.</summary>
    public const string DecisionsTaken = "stancesim.decisions";

    /// <summary>Gauge of actors who sent a message or whose position changed in the last tick. Unit: {actor}.</summary>
    public const string ActiveActors = "stancesim.actors.active";

    /// <summary>Gauge of the mean over issues of the variance of positions, as a share of the largest possible. Unit: 1.</summary>
    public const string Polarisation = "stancesim.polarisation";

    /// <summary>Gauge of spans that wait to be sent. Unit: {span}.</summary>
    public const string ExportQueue = "stancesim.export.queue";

    /// <summary>Counter of spans that could not be delivered. Unit: {span}.</summary>
    public const string DroppedSpans = "stancesim.export.dropped";

    /// <summary>Counter of messages that actors on a silo received, routine statements too. Unit: {message}.</summary>
    public const string SiloMessages = "stancesim.silo.messages";

    // Attributes.
    public const string RunId = "stancesim.run.id";

    public const string Scenario = "stancesim.scenario";

    public const string Seed = "stancesim.seed";

    public const string Replicate = "stancesim.replicate";

    public const string Engine = "stancesim.engine";

    public const string Ticks = "stancesim.ticks";

    public const string Tick = "stancesim.tick";

    public const string DueTick = "stancesim.tick.due";

    public const string SimulatedDate = "stancesim.sim_date";

    public const string SenderId = "stancesim.sender.id";

    public const string SenderBloc = "stancesim.sender.bloc";

    public const string ReceiverId = "stancesim.receiver.id";

    /// <summary>Value of <see cref="ReceiverId"/> for a message to the world at large.</summary>
    public const string Everybody = "*";

    public const string MessageId = "stancesim.message.id";

    public const string MessageKind = "stancesim.message.act";

    public const string MessageIntensity = "stancesim.message.intensity";

    public const string MessageAudience = "stancesim.message.audience";

    public const string MessagePolicy = "stancesim.message.policy";

    public const string MessageText = "stancesim.message.text";

    public const string MessageDelivered = "stancesim.message.delivered";

    public const string MessageCause = "stancesim.message.cause";

    public const string MessagePosition = "stancesim.message.position";

    public const string Depth = "stancesim.depth";

    public const string Issue = "stancesim.issue";

    public const string StancesMoved = "stancesim.stance.moved";

    public const string StanceVariable = "stancesim.stance.variable";

    public const string StanceTick = "stancesim.stance.tick";

    public const string StanceActor = "stancesim.stance.actor";

    public const string StanceSubject = "stancesim.stance.subject";

    public const string StanceBefore = "stancesim.stance.before";

    public const string StanceAfter = "stancesim.stance.after";

    public const string StanceDelta = "stancesim.stance.delta";

    public const string Contribution = "stancesim.contribution";

    public const string ContributionRest = "stancesim.contribution.rest";

    public const string ContributionsOmitted = "stancesim.contribution.omitted";

    public const string Threshold = "stancesim.threshold";

    public const string LinkKind = "stancesim.link";

    public const string CascadeSpans = "stancesim.cascade.spans";

    public const string CascadeTruncated = "stancesim.cascade.truncated";

    public const string CascadeDepth = "stancesim.cascade.depth";

    public const string ActorName = "stancesim.actor.name";

    public const string DecisionBlocked = "stancesim.decision.blocked";

    public const string Phase = "stancesim.phase";
}
