using StanceSim.Model.Actors;
using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Scenarios.Sections;

/// <summary>An actor as declared: who it is, and its numbers before they become rows of the world.</summary>
internal sealed record ActorSection
{
    public required Actor Actor { get; init; }

    public double Capability { get; init; } = 1;

    public bool SpeaksRoutinely { get; init; } = true;

    public MapEntry<int, double>[] Susceptibility { get; init; } = [];

    public MapEntry<int, PositionSection>[] Positions { get; init; } = [];

    public MapEntry<int, AffinitySection>[] Affinities { get; init; } = [];

    public static Form<int> TypeForm { get; } = new ChoiceForm(
        new("state", (int)ActorType.State), new("leader", (int)ActorType.Leader), new("ministry", (int)ActorType.Ministry), new("organisation", (int)ActorType.Organisation),
        new("party", (int)ActorType.Party), new("movement", (int)ActorType.Movement), new("population", (int)ActorType.Population), new("medium", (int)ActorType.Medium));

    private static readonly Key<string> Id = Key<string>.Required(
        "id", new IdForm(), "Name that other parts refer to; unique. ISO 3166 alpha-3 for countries.", "");

    private static readonly Key<string> Name = Key<string>.Optional("name", new TextForm(), "What readers see.", "", "the id");

    private static readonly Key<int> Type = Key<int>.Optional(
        "type", TypeForm, "What sort of actor it is. Sets no behaviour, only how it is shown.", (int)ActorType.State, "`state`");

    private static readonly Key<string> Bloc = Key<string>.Optional("bloc", new TextForm(), "Grouping for displays.", "");

    private static readonly Key<int> PartOf = Key<int>.Optional(
        "partOf", Names.Actor, "The actor this one is part of, such as a leader's or ministry's state; without a view of its own it regards others, and is regarded, as that actor is.", -1);

    public static Key<double> CapabilityKey { get; } = Key<double>.Optional(
        "capability", new NumberForm(0, 1e6), "Weight in others' attention, in persuasion and in threats.", 1, "`1`");

    public static Key<MapEntry<int, double>[]> SusceptibilityKey { get; } = Key<MapEntry<int, double>[]>.Optional(
        "susceptibility", new SusceptibilityForm(), "Openness to others in [0, 1]; 1 - stubbornness. A number, or numbers by issue and `default`.", [], "`0.5`");

    public static Key<int> SpeaksKey { get; } = Key<int>.Optional(
        "speaks", new ChoiceForm(new("every-tick", 1), new("in-messages", 0)),
        "Whether it states its position every tick or only in messages.", 1, "`every-tick`");

    private static readonly Key<MapEntry<int, PositionSection>[]> PositionsKey = Key<MapEntry<int, PositionSection>[]>.Optional(
        "positions", PositionSection.ByIssue, "Initial positions by issue.", [], "the middle of each scale");

    private static readonly Key<MapEntry<int, AffinitySection>[]> AffinitiesKey = Key<MapEntry<int, AffinitySection>[]>.Optional(
        "affinities", AffinitySection.ByActor, "Regard for other actors in [-1, 1], instead of what ties give.", [], "from ties, else by `partOf`, else 0");

    public static Section Section { get; } = new(
        "actor", "One who holds stances and sends messages.",
        Id, Name, Type, Bloc, PartOf, CapabilityKey, SusceptibilityKey, SpeaksKey, PositionsKey, AffinitiesKey);

    public static Form<ActorSection> Form { get; } = new SectionForm<ActorSection>(Section, Read);

    private static ActorSection Read(SectionValues values)
    {
        var context = values.Context;
        var (id, name, bloc, partOf) = (values.Get(Id), values.Get(Name), values.Get(Bloc), values.Get(PartOf));
        var positions = values.Get(PositionsKey);
        foreach (var (issue, position, _, node) in positions)
        {
            PositionSection.CheckScale(context, issue, position.Value, node);
            PositionSection.CheckScale(context, issue, position.Anchor, node);
        }

        var affinities = values.Get(AffinitiesKey);
        foreach (var (_, _, other, _) in affinities)
        {
            if (other.Text == id)
            {
                context.Add(ProblemKinds.RelationToOneself, other, $"`{id}` declares its regard for itself.", "Remove it from `affinities`.");
            }
        }

        if (partOf >= 0 && context.Actors.Names[partOf] == id)
        {
            context.Add(ProblemKinds.RelationToOneself, values.At(PartOf), $"`{id}` is declared part of itself.", "Name the larger actor, or remove `partOf`.");
        }

        return new ActorSection
        {
            Actor = new Actor
            {
                Id = id,
                Name = name.Length == 0 ? id : name,
                Type = (ActorType)values.Get(Type),
                Bloc = bloc.Length == 0 ? null : bloc,
                PartOf = partOf < 0 ? null : context.Actors.Names[partOf],
            },
            Capability = values.Get(CapabilityKey),
            SpeaksRoutinely = values.Get(SpeaksKey) == 1,
            Susceptibility = values.Get(SusceptibilityKey),
            Positions = positions,
            Affinities = affinities,
        };
    }
}
