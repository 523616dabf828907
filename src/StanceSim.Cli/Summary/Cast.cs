using StanceSim.Cli.Story;
using StanceSim.Model.Actors;

namespace StanceSim.Cli.Summary;

/// <summary>Which actors to show where there is no room for all.</summary>
internal static class Cast
{
    private const int Rows = 7;
    private const int Key = 5;
    private const int MovementsPerActor = 2;
    private const int OtherMovements = 5;

    /// <summary>A change below this share of half the scale counts as standing still.</summary>
    public const double Noticeable = 0.01;

    /// <summary>An actor's second movement is told only from this share of half the scale.</summary>
    private const double Considerable = 0.1;

    /// <summary>What to call an actor: its name, and whose it is where it is a person or a ministry.</summary>
    public static string NameOf(RunStory story, int actor)
    {
        var shown = story.Actors[actor];
        return shown is { PartOf: { } owner, Type: ActorType.Leader or ActorType.Ministry } ? $"{shown.Name} ({owner})" : shown.Name;
    }

    /// <summary>Actors to show for an issue, in scenario order: the key actors and the most moved.</summary>
    public static IReadOnlyList<int> For(RunStory story, int issue)
    {
        if (story.Actors.Length <= Rows + 1)
        {
            return [.. Enumerable.Range(0, story.Actors.Length)];
        }

        var shown = story.KeyActors.Take(Key).ToHashSet();
        foreach (var movement in MostMoved(story).Where(movement => movement.Issue == issue).TakeWhile(_ => shown.Count < Rows))
        {
            shown.Add(movement.Actor);
        }

        return [.. shown.Order()];
    }

    /// <summary>Movements worth explaining: those of the key actors, in their order, then the largest of the others.</summary>
    public static IReadOnlyList<Movement> ToExplain(RunStory story)
    {
        var key = OfKeyActors(story);
        return [.. key, .. Others(story, key)];
    }

    /// <summary>The key actors' largest movements, a warned actor's on the issue it was warned on.</summary>
    public static IReadOnlyList<Movement> OfKeyActors(RunStory story)
    {
        var moved = MostMoved(story).ToLookup(movement => movement.Actor);
        return [.. story.KeyActors.Take(Key).SelectMany(actor => OfActor(story, actor, [.. moved[actor]]))];
    }

    /// <summary>The largest movements that are not among those already told, one for each actor.</summary>
    public static IReadOnlyList<Movement> Others(RunStory story, IReadOnlyList<Movement> told)
    {
        var known = told.Select(movement => movement.Actor).ToHashSet();
        return [.. MostMoved(story).Where(movement => known.Add(movement.Actor)).Take(OtherMovements)];
    }

    /// <summary>All noticeable movements, largest first by share of the scale.</summary>
    public static IEnumerable<Movement> MostMoved(RunStory story) => story.Movements
        .Where(movement => story.RelativeChange(movement) >= Noticeable)
        .OrderByDescending(story.RelativeChange)
        .ThenBy(movement => movement.Actor)
        .ThenBy(movement => movement.Issue);

    private static IEnumerable<Movement> OfActor(RunStory story, int actor, Movement[] moved)
    {
        var warned = story.Restraints
            .Where(restraint => restraint.Actor == actor)
            .Select(restraint => story.MovementOf(actor, restraint.Issue))
            .Take(1);
        return warned
            .Concat(moved.Where((movement, place) => place == 0 || story.RelativeChange(movement) >= Considerable))
            .Distinct()
            .Take(MovementsPerActor);
    }
}
