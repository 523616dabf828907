using StanceSim.Cli.Story;
using StanceSim.Cli.Terminal;

namespace StanceSim.Cli.Summary;

/// <summary>What warnings did, in words.</summary>
internal static class RestraintText
{
    public static string Of(RunStory story, Restraint restraint)
    {
        var peak = Amount.Affinity(restraint.Peak).Trim();
        var end = Amount.Affinity(restraint.End).Trim();
        var when = restraint.PeakTick == story.LastTick ? $"{peak} at the end" : $"{peak} on {story.Label(restraint.PeakTick)}, {end} at the end";
        var text = $"resolve to act shifted by {when}";
        return restraint.Pushes is [{ Parts: [{ Message: { } strongest }, ..] }, ..]
            ? $"{text}; above all {MessageText.From(story, strongest)}"
            : text;
    }
}
