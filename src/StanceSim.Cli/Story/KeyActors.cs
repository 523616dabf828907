using System.Collections.Immutable;
using StanceSim.Model.Actors;

namespace StanceSim.Cli.Story;

/// <summary>Who matters in a scenario: the actors its outcomes ask about, then those who speak most.</summary>
internal static class KeyActors
{
    /// <summary>Indices, most important first.</summary>
    /// <param name="asked">What the scenario asks about. What a leader is asked about, its state is asked about too.</param>
    /// <param name="messages">Who spoke.</param>
    /// <param name="actors">All actors.</param>
    public static ImmutableArray<int> Of(ImmutableArray<Asked> asked, IEnumerable<StoryMessage> messages, ImmutableArray<Actor> actors)
    {
        var owners = OwnersOf(actors);
        var questions = asked.Select(question => question.Actor)
            .SelectMany(actor => owners[actor] < 0 ? [actor] : new[] { actor, owners[actor] })
            .CountBy(actor => actor).ToDictionary();
        var spoke = messages.CountBy(message => message.Sender).ToDictionary();
        return [.. questions.Keys.Union(spoke.Keys)
            .OrderByDescending(actor => questions.ContainsKey(actor))
            .ThenByDescending(actor => questions.GetValueOrDefault(actor) + spoke.GetValueOrDefault(actor))
            .ThenBy(actor => actor)];
    }

    /// <summary>For each actor the index of the actor it is part of, or -1.</summary>
    private static int[] OwnersOf(ImmutableArray<Actor> actors)
    {
        var places = actors.Index().ToDictionary(entry => entry.Item.Id, entry => entry.Index);
        return [.. actors.Select(actor => actor.PartOf is { } owner ? places.GetValueOrDefault(owner, -1) : -1)];
    }
}
