using StanceSim.Cli.Story;

namespace StanceSim.Cli.Report;

/// <summary>Where a message's marker stands: messages of the same days are put under each other.</summary>
/// <param name="Message">The message.</param>
/// <param name="Number">Its place among all messages of the run.</param>
/// <param name="Place">Its place among the markers of the issue.</param>
/// <param name="Lane">Row of the marker, from 0.</param>
internal sealed record MarkerPlace(StoryMessage Message, int Number, int Place, int Lane)
{
    /// <summary>Markers beyond this number are left out, weakest acts first.</summary>
    private const int Most = 150;
    private const int Lanes = 8;

    /// <summary>Markers of the messages on an issue, in the order of time.</summary>
    public static IReadOnlyList<MarkerPlace> Of(RunStory story, int issue)
    {
        var all = story.Messages
            .Select((message, number) => (Message: message, Number: number))
            .Where(entry => entry.Message.Issue == issue)
            .OrderByDescending(entry => Math.Abs(entry.Message.Intensity))
            .ThenBy(entry => entry.Number)
            .Take(Most)
            .OrderBy(entry => entry.Message.Sent)
            .ThenBy(entry => entry.Number);

        // A marker is wider than a day of a long run, so each lane keeps a distance in ticks.
        var distance = Math.Max(1, story.Ticks / 52.0);
        var taken = Enumerable.Repeat(double.NegativeInfinity, Lanes).ToArray();
        var places = new List<MarkerPlace>();
        foreach (var (message, number) in all)
        {
            var lane = Array.FindIndex(taken, last => message.Sent - last >= distance);
            lane = lane < 0 ? Array.IndexOf(taken, taken.Min()) : lane;
            taken[lane] = message.Sent;
            places.Add(new MarkerPlace(message, number, places.Count, lane));
        }

        return places;
    }
}
