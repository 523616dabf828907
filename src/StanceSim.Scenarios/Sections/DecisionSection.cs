using StanceSim.Model.Organisations;
using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Scenarios.Sections;

/// <summary>How an organisation's members decide one issue.</summary>
internal static class DecisionSection
{
    private static readonly Key<int> Issue = Key<int>.Required("issue", Names.Issue, "What is decided.", -1);

    private static readonly Key<int> ProcedureKey = Key<int>.Required(
        "procedure",
        new ChoiceForm(
            new("unanimity", (int)Procedure.Unanimity), new("qualified-majority", (int)Procedure.QualifiedMajority),
            new("majority", (int)Procedure.Majority), new("weighted-median", (int)Procedure.WeightedMedian)),
        "How: `unanimity` moves as far as every member wants, `qualified-majority` as far as the `quota` of votes wants, "
            + "`majority` as far as more than half wants, `weighted-median` to the median vote.",
        (int)Procedure.Unanimity);

    private static readonly Key<double> Quota = Key<double>.Optional(
        "quota", new NumberForm(0.5, 1, excludesLow: true), "Share of all votes that a qualified majority needs.", 2.0 / 3, "2/3");

    private static readonly Key<Placed<int>[]> Veto = Key<Placed<int>[]>.Optional(
        "veto", Names.ActorList, "Members without whose consent nothing changes, whatever the procedure.", [], "none");

    private static readonly Key<Placed<int>[]> Meetings = Key<Placed<int>[]>.Optional(
        "meetings", new ListForm<int>(new MomentForm(allowsNumber: true)), "Dates or ticks in which it can decide.", [], "every tick");

    public static Section Section { get; } = new("decision", "How an organisation decides one issue.", Issue, ProcedureKey, Quota, Veto, Meetings);

    public static Form<DecisionRule> Form { get; } = new SectionForm<DecisionRule>(Section, Read);

    private static DecisionRule Read(SectionValues values)
    {
        var procedure = (Procedure)values.Get(ProcedureKey);
        if (values.Has(Quota) && values.Has(ProcedureKey) && procedure != Procedure.QualifiedMajority)
        {
            values.Context.Add(ProblemKinds.KeyWithoutUse, values.At(Quota), "`quota` has no use in this procedure.",
                "Remove it, or use `procedure: qualified-majority`.");
        }

        return new DecisionRule
        {
            Issue = values.Get(Issue),
            Procedure = procedure,
            Quota = values.Get(Quota),
            VetoPlayers = Elements.InOrder(values.Get(Veto)),
            Meetings = Elements.InOrder(values.Get(Meetings)),
        };
    }
}
