using StanceSim.Cli.Story;
using StanceSim.Cli.Terminal;

namespace StanceSim.Cli.Summary;

/// <summary>What warnings did, in words that follow "warnings".</summary>
internal static class RestraintText
{
    public static string Effect(RunStory story, Restraint restraint)
    {
        var peak = Amount.Affinity(restraint.Peak).Trim();
        return restraint.PeakTick == story.LastTick
            ? $"shifted the resolve to act by {peak} at the end"
            : $"shifted the resolve to act by {peak} on {story.Label(restraint.PeakTick)}, and by {Amount.Affinity(restraint.End).Trim()} at the end";
    }

    /// <summary>The warning that did most, or null.</summary>
    public static string? Strongest(RunStory story, Restraint restraint) =>
        restraint.Pushes is [{ Parts: [{ Message: { } strongest }, ..] }, ..]
            ? $"above all {MessageText.Full(story, strongest)}"
            : null;
}
