using System.Collections.Immutable;

namespace StanceSim.Model.Influence;

/// <summary>Parameters of the diplomatic rule. Values are our choice unless docs/model.md names a source.</summary>
public sealed record DiplomaticParameters
{
    private static readonly RuleParameter RoutineDefinition = new(
        "routine", 0.02, 0, 1, "α: weight of what neighbours state every tick, besides messages");

    private static readonly RuleParameter PersuasionDefinition = new(
        "persuasion", 1, 0, 10, "β: weight of a message that advocates a position");

    private static readonly RuleParameter ConfidenceDefinition = new(
        "confidenceBound", 1, 0.01, 10, "ε: distance in half-widths of the scale at which a push has lost half of its weight");

    private static readonly RuleParameter AnchorDefinition = new(
        "anchorPull", 0.05, 0, 1, "κ: share of the way back to the anchor that a fully stubborn actor goes in a tick");

    private static readonly RuleParameter NoiseDefinition = new(
        "noise", 0.25, 0.001, 10, "r: variance of a message as evidence; the more uncertain the hearer (v), the more it counts, v / (v + r)");

    private static readonly RuleParameter BystanderDefinition = new(
        "bystander", 0.5, 0, 1, "b: weight of a message for those it is not addressed to");

    private static readonly RuleParameter DeterrenceDefinition = new(
        "deterrence", 0.3, 0, 2, "θ: shift of the worth of acting, in half-widths, by a full threat (intensity 10) of a far stronger sender");

    private static readonly RuleParameter DecayDefinition = new(
        "deterrenceDecay", 0.1, 0, 1, "δ: share of deterrence that wears off in a tick");

    public static ImmutableArray<RuleParameter> Definitions { get; } =
    [
        RoutineDefinition, PersuasionDefinition, ConfidenceDefinition, AnchorDefinition,
        NoiseDefinition, BystanderDefinition, DeterrenceDefinition, DecayDefinition,
    ];

    public required double Routine { get; init; }

    public required double Persuasion { get; init; }

    public required double ConfidenceBound { get; init; }

    public required double AnchorPull { get; init; }

    public required double Noise { get; init; }

    public required double Bystander { get; init; }

    public required double Deterrence { get; init; }

    public required double DeterrenceDecay { get; init; }

    public static DiplomaticParameters From(RuleSettings settings) => new()
    {
        Routine = settings.Get(RoutineDefinition),
        Persuasion = settings.Get(PersuasionDefinition),
        ConfidenceBound = settings.Get(ConfidenceDefinition),
        AnchorPull = settings.Get(AnchorDefinition),
        Noise = settings.Get(NoiseDefinition),
        Bystander = settings.Get(BystanderDefinition),
        Deterrence = settings.Get(DeterrenceDefinition),
        DeterrenceDecay = settings.Get(DecayDefinition),
    };
}
