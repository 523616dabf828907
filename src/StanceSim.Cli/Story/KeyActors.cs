using System.Collections.Immutable;
using StanceSim.Model.Actors;

namespace StanceSim.Cli.Story;

/// <summary>Who matters in a scenario: the actors its outcomes ask about, then those who speak most.</summary>
internal static class KeyActors
{
    /// <summary>Indices, most important first; who is neither asked about nor speaks is not among them.</summary>
    /// <param name="asked">What the scenario asks about. What a leader is asked about, its state is asked about too.</param>
    /// <param name="messages">Who spoke.</param>
    /// <param name="actors">All actors.</param>
    public static ImmutableArray<int> Of(ImmutableArray<Asked> asked, IEnumerable<StoryMessage> messages, ImmutableArray<Actor> actors)
    {
        var (questions, speeches) = (new int[actors.Length], new int[actors.Length]);
        foreach (var question in asked)
        {
            questions[question.Actor]++;
            if (OwnerOf(actors, question.Actor) is >= 0 and var owner)
            {
                questions[owner]++;
            }
        }

        foreach (var message in messages)
        {
            speeches[message.Sender]++;
        }

        var ranked = new List<int>();
        for (var actor = 0; actor < actors.Length; actor++)
        {
            if (questions[actor] + speeches[actor] > 0)
            {
                ranked.Add(actor);
            }
        }

        ranked.Sort((left, right) =>
        {
            var byQuestion = (questions[right] > 0).CompareTo(questions[left] > 0);
            var byCount = byQuestion != 0 ? byQuestion : (questions[right] + speeches[right]).CompareTo(questions[left] + speeches[left]);
            return byCount != 0 ? byCount : left.CompareTo(right);
        });
        return [.. ranked];
    }

    /// <summary>Index of the actor that this one is part of, or -1.</summary>
    private static int OwnerOf(ImmutableArray<Actor> actors, int actor)
    {
        for (var owner = 0; owner < actors.Length && actors[actor].PartOf is { } id; owner++)
        {
            if (actors[owner].Id == id)
            {
                return owner;
            }
        }

        return -1;
    }
}
