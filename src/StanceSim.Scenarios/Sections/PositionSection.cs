using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Problems;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios.Sections;

/// <summary>An actor's stance on one issue. A null number takes its default.</summary>
internal sealed record PositionSection(double? Value, double? Salience, double? Uncertainty, double? Anchor, double? Susceptibility, Evidence? Evidence)
{
    private static readonly Form<double> AnyNumber = new NumberForm(double.MinValue, double.MaxValue);

    private static readonly Key<double> ValueKey = Key<double>.Optional(
        "value", AnyNumber, "Initial position, on the issue's scale.", 0, "the middle of the scale");

    private static readonly Key<double> SalienceKey = Key<double>.Optional(
        "salience", new NumberForm(0, 1), "How much the actor cares.", 1, "`1`");

    private static readonly Key<double> UncertaintyKey = Key<double>.Optional(
        "uncertainty", new NumberForm(0, 100), "Variance of the actor's own view, in squared half-widths of the scale.", 0.25, "`0.25`");

    private static readonly Key<double> AnchorKey = Key<double>.Optional(
        "anchor", AnyNumber, "The position that its interests pull the actor back to.", 0, "`value`");

    private static readonly Key<double> SusceptibilityKey = Key<double>.Optional(
        "susceptibility", new NumberForm(0, 1), "Openness to others on this issue.", 0.5, "the actor's");

    public static Section Section { get; } = new(
        "position", "An actor's stance on one issue, with what it rests on.",
        ValueKey, SalienceKey, UncertaintyKey, AnchorKey, SusceptibilityKey, EvidenceKeys.Source, EvidenceKeys.Confidence, EvidenceKeys.Note);

    public static Form<MapEntry<int, PositionSection>[]> ByIssue { get; } = new MapForm<int, PositionSection>(
        Names.Issue, "issue",
        new ShortOrLongForm<PositionSection>(
            new MappedForm<double, PositionSection>(AnyNumber, value => new PositionSection(value, null, null, null, null, null)),
            new SectionForm<PositionSection>(Section, Read)));

    private static PositionSection Read(SectionValues values) => new(
        Find(values, ValueKey), Find(values, SalienceKey), Find(values, UncertaintyKey), Find(values, AnchorKey), Find(values, SusceptibilityKey),
        EvidenceKeys.Read(values));

    private static double? Find(SectionValues values, Key<double> key) => values.TryGet(key, out var value) ? value : null;

    /// <summary>Tells a position or anchor that lies outside its issue's scale.</summary>
    public static void CheckScale(ReadContext context, int issue, double? position, Node node)
    {
        if (position is { } value && issue >= 0 && issue < context.IssueList.Length && context.IssueList[issue] is var scale
            && (value < scale.Low || value > scale.High))
        {
            context.Add(ProblemKinds.OutsideTheScale, node,
                $"{NumberForm.Text(value)} is outside the scale of `{scale.Id}`.",
                $"Write a number in [{NumberForm.Text(scale.Low)}, {NumberForm.Text(scale.High)}], or change the issue's `scale`.");
        }
    }
}
