using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Scenarios.Sections;

/// <summary>Shape of a generated network.</summary>
internal enum NetworkKind
{
    None,

    /// <summary>Everyone with everyone.</summary>
    Complete,

    /// <summary>G(n, m): m = n·degree/2 different pairs, drawn evenly by the scenario's seed, each in both directions.</summary>
    Random,
}

/// <summary>Who listens to whom in a population.</summary>
internal sealed record NetworkSection(NetworkKind Kind, double Degree, double Weight)
{
    public const long MostEdges = 50_000_000;

    public static NetworkSection None { get; } = new(NetworkKind.None, 0, 1);

    private static readonly Key<int> KindKey = Key<int>.Required(
        "kind", new ChoiceForm(new("complete", (int)NetworkKind.Complete), new("random", (int)NetworkKind.Random), new("none", (int)NetworkKind.None)),
        "`complete`: everyone with everyone; `random`: as many evenly drawn pairs as `degree` asks for; `none`.", (int)NetworkKind.None);

    private static readonly Key<double> DegreeKey = Key<double>.Optional(
        "degree", new NumberForm(0, 100_000), "Mean number of neighbours; `random` needs it.", 0);

    private static readonly Key<double> WeightKey = Key<double>.Optional(
        "weight", new NumberForm(0, 1), "Strength of each of its ties, and with it the initial affinity.", 1, "`1`");

    public static Section Section { get; } = new("network", "Ties among the actors of a population, each in both directions.", KindKey, DegreeKey, WeightKey);

    public static Form<NetworkSection> Form { get; } = new SectionForm<NetworkSection>(Section, Read);

    /// <summary>Directed ties among so many actors.</summary>
    public long EdgesAmong(int actors) => Kind switch
    {
        NetworkKind.Complete => (long)actors * (actors - 1),
        NetworkKind.Random => 2 * PairsAmong(actors),
        _ => 0,
    };

    /// <summary>Pairs of a random network among so many actors: n·degree/2, rounded down.</summary>
    public long PairsAmong(int actors) => (long)Math.Min(actors * Degree / 2, actors * (actors - 1.0) / 2);

    private static NetworkSection Read(SectionValues values)
    {
        var kind = (NetworkKind)values.Get(KindKey);
        if (kind == NetworkKind.Random != values.Has(DegreeKey) && values.Has(KindKey))
        {
            if (kind == NetworkKind.Random)
            {
                values.Context.Add(ProblemKinds.MissingKey, values.Node, "A random network needs `degree`.", "Add `degree:` with the mean number of neighbours.");
            }
            else
            {
                values.Context.Add(ProblemKinds.KeyWithoutUse, values.At(DegreeKey), "`degree` has no use in this kind of network.", "Remove it, or use `kind: random`.");
            }
        }

        return new NetworkSection(kind, values.Get(DegreeKey), values.Get(WeightKey));
    }
}
