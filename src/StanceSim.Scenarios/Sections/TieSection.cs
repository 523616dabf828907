using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Problems;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios.Sections;

/// <summary>Why there is a relation between two actors.</summary>
internal sealed record TieSection(int From, int To, string Type, double Weight, bool IsMutual, Evidence? Evidence, Node Node)
{
    private static readonly string[] Types =
        ["treaty", "alliance", "economic", "cultural", "membership", "rivalry", "patronage", "kinship", "ideological"];

    private static readonly Key<int> FromKey = Key<int>.Required("from", Names.Actor, "The actor whose regard and attention the tie concerns.", -1);

    private static readonly Key<int> ToKey = Key<int>.Required("to", Names.Actor, "The actor who is regarded and listened to.", -1);

    private static readonly Key<int> TypeKey = Key<int>.Required(
        "type", new ChoiceForm([.. Types.Select((type, number) => new Choice(type, number))]),
        "What sort of tie it is. A rivalry gives negative regard, all others positive.", 0);

    private static readonly Key<double> WeightKey = Key<double>.Optional("weight", new NumberForm(0, 1), "Strength.", 1, "`1`");

    private static readonly Key<bool> Mutual = Key<bool>.Optional("mutual", new FlagForm(), "Holds in the other direction too.", false, "`false`");

    private static readonly Key<int> Since = Key<int>.Optional("since", new DateForm(), "When it began; for readers.", 0);

    public static Section Section { get; } = new(
        "tie", "Why two actors have a relation. Ties give initial affinity and attention.",
        FromKey, ToKey, TypeKey, WeightKey, Mutual, Since, EvidenceKeys.Source, EvidenceKeys.Confidence, EvidenceKeys.Note);

    public static Form<TieSection> Form { get; } = new SectionForm<TieSection>(Section, Read);

    public bool IsRivalry => Type == "rivalry";

    private static TieSection Read(SectionValues values)
    {
        var (from, to) = (values.Get(FromKey), values.Get(ToKey));
        if (from >= 0 && from == to)
        {
            values.Context.Add(ProblemKinds.RelationToOneself, values.At(ToKey), $"The tie leads from `{values.Context.Actors.Names[from]}` to itself.",
                "Name two different actors.");
        }

        values.Get(Since);
        return new TieSection(from, to, Types[values.Get(TypeKey)], values.Get(WeightKey), values.Get(Mutual), EvidenceKeys.Read(values), values.Node);
    }
}
