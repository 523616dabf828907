using StanceSim.Scenarios.Language;

namespace StanceSim.Scenarios.Sections;

/// <summary>An actor's declared regard for another.</summary>
internal sealed record AffinitySection(double Value, Evidence? Evidence)
{
    private static readonly Form<double> Regard = new NumberForm(-1, 1);

    private static readonly Key<double> ValueKey = Key<double>.Required("value", Regard, "Regard, from enmity (-1) to friendship (1).", 0);

    public static Section Section { get; } = new(
        "affinity", "An actor's regard for another, with what it rests on.",
        ValueKey, EvidenceKeys.Source, EvidenceKeys.Confidence, EvidenceKeys.Note);

    public static Form<MapEntry<int, AffinitySection>[]> ByActor { get; } = new MapForm<int, AffinitySection>(
        Names.Actor, "actor",
        new ShortOrLongForm<AffinitySection>(
            new MappedForm<double, AffinitySection>(Regard, value => new AffinitySection(value, null)),
            new SectionForm<AffinitySection>(Section, values => new AffinitySection(values.Get(ValueKey), EvidenceKeys.Read(values)))));
}
