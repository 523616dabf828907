using System.Collections.Immutable;
using StanceSim.Model.Actors;
using StanceSim.Model.Expressions;
using StanceSim.Scenarios;

namespace StanceSim.Cli.Story;

/// <summary>Who matters in a scenario: the actors its outcomes ask about, then those who speak most.</summary>
internal static class KeyActors
{
    /// <summary>Indices, most important first.</summary>
    /// <param name="outcomes">What the scenario asks.</param>
    /// <param name="messages">Who spoke.</param>
    /// <param name="owners">For each actor the index of the actor it is part of, or -1: what a leader is asked about, its state is asked about too.</param>
    public static ImmutableArray<int> Of(ImmutableArray<Outcome> outcomes, IEnumerable<StoryMessage> messages, IReadOnlyList<int> owners)
    {
        var asked = new Dictionary<int, int>();
        foreach (var outcome in outcomes)
        {
            foreach (var actor in AskedIn(outcome.Expression).Where(actor => actor >= 0).Distinct())
            {
                asked[actor] = asked.GetValueOrDefault(actor) + 1;
                if (owners[actor] >= 0)
                {
                    asked[owners[actor]] = asked.GetValueOrDefault(owners[actor]) + 1;
                }
            }
        }

        var spoke = messages.CountBy(message => message.Sender).ToDictionary();
        return [.. asked.Keys.Union(spoke.Keys)
            .OrderByDescending(actor => asked.ContainsKey(actor))
            .ThenByDescending(actor => asked.GetValueOrDefault(actor) + spoke.GetValueOrDefault(actor))
            .ThenBy(actor => actor)];
    }

    /// <summary>For each actor the index of the actor it is part of, or -1.</summary>
    public static int[] OwnersOf(ImmutableArray<Actor> actors)
    {
        var places = actors.Index().ToDictionary(entry => entry.Item.Id, entry => entry.Index);
        return [.. actors.Select(actor => actor.PartOf is { } owner ? places.GetValueOrDefault(owner, -1) : -1)];
    }

    private static IEnumerable<int> AskedIn(Expression expression) => expression switch
    {
        PositionOf position => [position.Subject],
        ResolveOf resolve => [resolve.Subject],
        DeterrenceOf deterrence => [deterrence.Subject],
        AffinityOf affinity => [affinity.Observer, affinity.Other],
        SentCount sent => sent.Pattern.Senders,
        FirstSent first => first.Pattern.Senders,
        BlockedCount blocked => [blocked.Organisation],
        Operation operation => AskedIn(operation.Left).Concat(AskedIn(operation.Right)),
        Negation negation => AskedIn(negation.Operand),
        Not not => AskedIn(not.Operand),
        Magnitude magnitude => AskedIn(magnitude.Operand),
        Choice choice => AskedIn(choice.Condition).Concat(AskedIn(choice.Then)).Concat(AskedIn(choice.Otherwise)),
        _ => [],
    };
}
