using StanceSim.Cli.Story;
using StanceSim.Cli.Terminal;
using StanceSim.Experiments.Results;

namespace StanceSim.Cli.Summary;

/// <summary>Where the output is, and what to type next.</summary>
internal static class NextSteps
{
    public static void Write(Screen screen, RunStory story, RecordedRun recorded)
    {
        var what = recorded.Outcome switch
        {
            FolderOutcome.Reproduced => "the same run stood there already, and every checksum is equal",
            FolderOutcome.Replaced => "replaced what stood there",
            _ => $"{Amount.Count(recorded.Manifest.Files.Length + 1, "file")}, {Size(recorded.Manifest.Files.Sum(file => file.Bytes))}",
        };
        RunSummary.Heading(screen, "Output");
        screen.Write(new Line().Add("  ").Add(recorded.Folder, Ink.Strong).Add($"  {what}", Ink.Faint));
        screen.WriteLine();
        screen.Write(new Line().Add("Next", Ink.Title));
        var folder = Invocation.Quoted(recorded.Folder);
        if (Cast.ToExplain(story) is [var first, ..] && recorded.Manifest.RecordsChanges)
        {
            Command(screen, $"why {folder} {story.Actors[first.Actor].Id} {story.Issues[first.Issue].Id}");
        }

        Command(screen, $"report {folder}");
        Command(screen, $"export {folder} --csv");
    }

    private static void Command(Screen screen, string arguments) =>
        screen.Write(new Line().Add($"  {screen.Program} {arguments}", Ink.Advice));

    private static string Size(long bytes) => bytes < 1_000_000
        ? $"{(bytes + 999) / 1000} kB"
        : $"{(bytes / 1e6).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)} MB";
}
