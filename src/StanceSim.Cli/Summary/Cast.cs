using StanceSim.Cli.Story;
using StanceSim.Cli.Terminal;
using StanceSim.Model.Actors;

namespace StanceSim.Cli.Summary;

/// <summary>Which actors to show where there is no room for all.</summary>
internal static class Cast
{
    private const int Rows = 7;
    private const int Key = 4;
    private const int Explained = 7;
    private const int OtherMovements = 5;

    /// <summary>A change below this share of half the scale counts as standing still.</summary>
    public const double Noticeable = 0.01;

    /// <summary>What to call an actor: its short name, and whose it is where it is a person or a ministry.</summary>
    public static string NameOf(RunStory story, int actor)
    {
        var shown = story.Actors[actor];
        var name = ShortName(shown.Name);
        return shown is { PartOf: { } owner, Type: ActorType.Leader or ActorType.Ministry } ? $"{name} ({owner})" : name;
    }

    /// <summary>The same within a width: without the owner where both do not fit.</summary>
    public static string NameIn(RunStory story, int actor, int width)
    {
        var name = NameOf(story, actor);
        return Printable.WidthOf(name) <= width ? name : Printable.Fit(ShortName(story.Actors[actor].Name), width);
    }

    /// <summary>A name without what explains it: "OSCE" of "OSCE (Albania in the chair)", "Mike Pompeo" of "Mike Pompeo, State Department".</summary>
    public static string ShortName(string name)
    {
        var end = name.IndexOfAny([',', '('], 1);
        return end < 0 ? name : name[..end].TrimEnd();
    }

    /// <summary>Actors to show for an issue, in scenario order: the key actors and the most moved.</summary>
    public static IReadOnlyList<int> For(RunStory story, int issue)
    {
        if (story.Actors.Length <= Rows + 1)
        {
            return [.. Enumerable.Range(0, story.Actors.Length)];
        }

        var shown = story.Asked.Where(asked => asked.Issue == issue).Select(asked => asked.Actor).Take(Key).ToHashSet();
        shown.UnionWith(story.KeyActors.Take(Key));
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

    /// <summary>What the scenario asks about, in its order, where there is something to tell; else the key actors' largest movements.</summary>
    public static IReadOnlyList<Movement> OfKeyActors(RunStory story)
    {
        var asked = story.Asked
            .Where(asked => asked.Issue >= 0)
            .Select(asked => story.MovementOf(asked.Actor, asked.Issue))
            .Distinct()
            .Where(movement => story.RelativeChange(movement) >= Noticeable || story.RestraintOf(movement.Actor, movement.Issue) is not null)
            .Take(Explained)
            .ToArray();
        if (asked.Length > 0)
        {
            return asked;
        }

        var moved = MostMoved(story).ToLookup(movement => movement.Actor);
        return [.. story.KeyActors.Take(Key).SelectMany(actor => moved[actor].Take(1))];
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
}
