using System.Globalization;
using StanceSim.Model.Actors;
using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Scenarios.Sections;

/// <summary>Many actors made from one description.</summary>
internal sealed record PopulationSection
{
    public const int MostActors = 1_000_000;

    public required string Id { get; init; }

    public required string Name { get; init; }

    public int Count { get; init; }

    public ActorType Type { get; init; } = ActorType.Population;

    public string? Bloc { get; init; }

    public double Capability { get; init; } = 1;

    public bool SpeaksRoutinely { get; init; } = true;

    public MapEntry<int, double>[] Susceptibility { get; init; } = [];

    public MapEntry<int, SpreadSection>[] Positions { get; init; } = [];

    public NetworkSection Network { get; init; } = NetworkSection.None;

    /// <summary>Number of its first actor.</summary>
    public int First { get; set; }

    private static readonly Key<string> IdKey = Key<string>.Required(
        "id", new IdForm(), "Its actors are called `id-1` to `id-count`, with zeros in front where needed for equal length.", "");

    private static readonly Key<string> NameKey = Key<string>.Optional("name", new TextForm(), "What readers see before the number.", "", "the id");

    private static readonly Key<int> CountKey = Key<int>.Required("count", new WholeForm(1, MostActors), "How many actors.", 0);

    private static readonly Key<int> TypeKey = Key<int>.Optional(
        "type", ActorSection.TypeForm, "What sort of actors they are.", (int)ActorType.Population, "`population`");

    private static readonly Key<string> BlocKey = Key<string>.Optional("bloc", new TextForm(), "Grouping for displays.", "");

    private static readonly Key<MapEntry<int, SpreadSection>[]> PositionsKey = Key<MapEntry<int, SpreadSection>[]>.Optional(
        "positions", SpreadSection.ByIssue, "Initial positions by issue: a number for all, or a spread.", [], "the middle of each scale");

    private static readonly Key<NetworkSection> NetworkKey = Key<NetworkSection>.Optional(
        "network", NetworkSection.Form, "Who listens to whom among them.", NetworkSection.None, "nobody to nobody");

    public static Section Section { get; } = new(
        "population", "Many actors made from one description.",
        IdKey, NameKey, CountKey, TypeKey, BlocKey, ActorSection.CapabilityKey, ActorSection.SusceptibilityKey, ActorSection.SpeaksKey, PositionsKey, NetworkKey);

    public static Form<PopulationSection> Form { get; } = new SectionForm<PopulationSection>(Section, Read);

    /// <summary>The id of its actor number <paramref name="member"/>, from 0: zeros in front make all ids equally long.</summary>
    public string IdOf(int member)
    {
        var digits = Count.ToString(CultureInfo.InvariantCulture).Length;
        return string.Create(CultureInfo.InvariantCulture, $"{Id}-{(member + 1).ToString("D" + digits, CultureInfo.InvariantCulture)}");
    }

    private static PopulationSection Read(SectionValues values)
    {
        var (id, name, bloc) = (values.Get(IdKey), values.Get(NameKey), values.Get(BlocKey));
        var population = new PopulationSection
        {
            Id = id,
            Name = name.Length == 0 ? id : name,
            Count = values.Get(CountKey),
            Type = (ActorType)values.Get(TypeKey),
            Bloc = bloc.Length == 0 ? null : bloc,
            Capability = values.Get(ActorSection.CapabilityKey),
            SpeaksRoutinely = values.Get(ActorSection.SpeaksKey) == 1,
            Susceptibility = values.Get(ActorSection.SusceptibilityKey),
            Positions = values.Get(PositionsKey),
            Network = values.Get(NetworkKey),
        };
        foreach (var (issue, spread, _, node) in population.Positions)
        {
            PositionSection.CheckScale(values.Context, issue, spread.Low, node);
            if (spread.High != spread.Low)
            {
                PositionSection.CheckScale(values.Context, issue, spread.High, node);
            }
        }

        if (population.Network.EdgesAmong(population.Count) > NetworkSection.MostEdges)
        {
            values.Context.Add(ProblemKinds.NetworkTooLarge, values.At(NetworkKey), "The network has more than 50,000,000 directed ties.",
                "Use `kind: random` with a smaller `degree`, or fewer actors.");
        }

        if (population.Network.Kind == NetworkKind.Random && population.Network.Degree > population.Count - 1)
        {
            values.Context.Add(ProblemKinds.NetworkTooLarge, values.At(NetworkKey),
                $"{population.Count} actors cannot have {NumberForm.Text(population.Network.Degree)} neighbours each.", "Lower `degree`, or use `kind: complete`.");
        }

        return population;
    }
}
