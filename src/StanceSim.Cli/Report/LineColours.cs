using StanceSim.Cli.Story;
using StanceSim.Cli.Summary;

namespace StanceSim.Cli.Report;

/// <summary>Gives an actor the same colour in every drawing of a page, and two actors of one drawing different ones while there are enough.</summary>
internal static class LineColours
{
    public static int[] Of(RunStory story, IReadOnlyList<int> cast)
    {
        var order = Enumerable.Range(0, story.Issues.Length).SelectMany(issue => Cast.For(story, issue)).Distinct().ToList();
        var colours = new int[cast.Count];
        var free = Enumerable.Range(0, Palette.Lines).ToList();
        foreach (var place in Enumerable.Range(0, cast.Count).OrderBy(place => order.IndexOf(cast[place])))
        {
            var wanted = order.IndexOf(cast[place]) % Palette.Lines;
            colours[place] = free.Count == 0 || free.Contains(wanted) ? wanted : free[0];
            free.Remove(colours[place]);
        }

        return colours;
    }
}
