using System.Collections.Immutable;

namespace StanceSim.Server.Api.Shapes;

internal sealed record MessageShape
{
    public required string Id { get; init; }

    public required int Number { get; init; }

    public string? Cause { get; init; }

    public required string Trigger { get; init; }

    public required int Depth { get; init; }

    public required int Sent { get; init; }

    public required int Due { get; init; }

    public string? Date { get; init; }

    public required string Kind { get; init; }

    public required string Cameo { get; init; }

    public required string PloverEvent { get; init; }

    public required string Sender { get; init; }

    public required ImmutableArray<string> Addressees { get; init; }

    public string? Issue { get; init; }

    public double? Position { get; init; }

    public required double Intensity { get; init; }

    public required string Explicitness { get; init; }

    public required string Attribution { get; init; }

    public required string Audience { get; init; }

    public required string Stage { get; init; }

    public required double Credibility { get; init; }

    public string? Via { get; init; }

    public string? Policy { get; init; }

    public string? Text { get; init; }

    public string? Source { get; init; }

    public required bool Injected { get; init; }

    public required int Children { get; init; }

    public required int Descendants { get; init; }

    public required double Gross { get; init; }
}

internal sealed record KindCount(string Kind, int Count);

internal sealed record MessageList(ImmutableArray<MessageShape> Messages, ImmutableArray<KindCount> Kinds, int Total, string? Next);

internal sealed record ContributionShape(string? Mechanism, string? Source, string? Tie, string? Message, string? Policy, double Amount);

internal sealed record ChangeShape
{
    public required string Number { get; init; }

    public required int Tick { get; init; }

    public string? Date { get; init; }

    public required string Actor { get; init; }

    public required string Variable { get; init; }

    public string? Issue { get; init; }

    public string? Other { get; init; }

    public required double Before { get; init; }

    public required double After { get; init; }

    public required ImmutableArray<ContributionShape> Contributions { get; init; }
}

internal sealed record ChangeList(ImmutableArray<ChangeShape> Changes, int Total, string? Next);

internal sealed record ShareShape(string? Source, string? Tie, string? Mechanism, double Net, double Gross, string? StrongestMessage);

internal sealed record MoveShape(int Tick, double Before, double After);

internal sealed record JourneyShape(
    string Actor, string Issue, string Variable, int From, int To, double First, double Last, ImmutableArray<ShareShape> Shares, ImmutableArray<MoveShape> Moves);

internal sealed record SourceShare(string? Source, double Net, double Gross);

internal sealed record MovementShape(string Actor, string Issue, double First, double Last, double Relative, ImmutableArray<SourceShare> Sources);

internal sealed record MovementList(ImmutableArray<MovementShape> Movements);

internal sealed record InfluenceShape(string Source, string Actor, string Issue, double Net, double Gross);

internal sealed record InfluenceList(ImmutableArray<InfluenceShape> Entries, int Total);

internal sealed record FlowColumns(
    ImmutableArray<int> Tick,
    ImmutableArray<int> Message,
    ImmutableArray<int> From,
    ImmutableArray<int> To,
    ImmutableArray<double> Effect,
    ImmutableArray<double> Intensity);

internal sealed record SeriesShape(string Actor, string Issue, string Variable, double?[] Values);

internal sealed record StanceAnswer(int From, int To, ImmutableArray<SeriesShape> Series);

internal sealed record AffinityColumns(int Frame, ImmutableArray<int> From, ImmutableArray<int> To, ImmutableArray<double> Value);

internal sealed record AffinitySeries(string From, string To, double[] Values);

internal sealed record DecisionShape(
    int Tick, string? Date, string Organisation, string Issue, string Procedure, bool Blocked, double Before, double After, string? Pivot, ImmutableArray<string> Blockers);

internal sealed record DecisionList(ImmutableArray<DecisionShape> Decisions);

internal sealed record CascadeSummary(MessageShape Stimulus, int Size, int Depth, int LastTick, double Gross, int ActorsMoved, string TraceId);

internal sealed record CascadeList(ImmutableArray<CascadeSummary> Cascades, int Total, string? Next);

internal sealed record EffectShape(string Actor, string? Issue, string? Other, string Variable, double Amount, int Tick);

internal sealed record CascadeNode(MessageShape Message, int Parent, ImmutableArray<EffectShape> Effects);

internal sealed record CascadeShape(string Stimulus, string Root, string TraceId, string? TraceUrl, int Truncated, ImmutableArray<CascadeNode> Nodes);
