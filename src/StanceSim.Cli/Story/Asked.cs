using System.Collections.Immutable;
using StanceSim.Model.Expressions;
using StanceSim.Scenarios;

namespace StanceSim.Cli.Story;

/// <summary>What a scenario's outcomes ask about.</summary>
/// <param name="Actor">Index of an actor.</param>
/// <param name="Issue">Index of the issue on which it is asked about, or -1.</param>
internal sealed record Asked(int Actor, int Issue)
{
    /// <summary>In the order of the outcomes; an actor asked about twice stands twice.</summary>
    public static ImmutableArray<Asked> In(ImmutableArray<Outcome> outcomes) =>
        [.. outcomes.SelectMany(outcome => In(outcome.Expression).Where(asked => asked.Actor >= 0).Distinct())];

    private static IEnumerable<Asked> In(Expression expression) => expression switch
    {
        PositionOf position => [new(position.Subject, position.Issue)],
        ResolveOf resolve => [new(resolve.Subject, resolve.Issue)],
        DeterrenceOf deterrence => [new(deterrence.Subject, deterrence.Issue)],
        BlockedCount blocked => [new(blocked.Organisation, blocked.Issue)],
        AffinityOf affinity => [new(affinity.Observer, -1), new(affinity.Other, -1)],
        SentCount sent => sent.Pattern.Senders.Select(sender => new Asked(sender, -1)),
        FirstSent first => first.Pattern.Senders.Select(sender => new Asked(sender, -1)),
        Operation operation => In(operation.Left).Concat(In(operation.Right)),
        Negation negation => In(negation.Operand),
        Not not => In(not.Operand),
        Magnitude magnitude => In(magnitude.Operand),
        Choice choice => In(choice.Condition).Concat(In(choice.Then)).Concat(In(choice.Otherwise)),
        _ => [],
    };
}
