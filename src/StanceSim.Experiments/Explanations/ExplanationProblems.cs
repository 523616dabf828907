using StanceSim.Scenarios.Problems;

namespace StanceSim.Experiments.Explanations;

/// <summary>What can be wrong with a question about a run, SIM6101 to SIM6199; docs/problems.md has an entry for each.</summary>
public static class ExplanationProblems
{
    private const int Shown = 8;

    public static Problem UnknownActor(string folder, string actor, IEnumerable<string> known) => new(
        "SIM6101", folder, 0, 0, $"The run has no actor {actor}.", $"Ask for one of: {List(known)}.");

    public static Problem UnknownIssue(string folder, string issue, IEnumerable<string> known) => new(
        "SIM6102", folder, 0, 0, $"The run has no issue {issue}.", $"Ask for one of: {List(known)}.");

    public static Problem NeverChanged(string folder, string actor, string issue) => new(
        "SIM6103", folder, 0, 0, $"The position of {actor} on {issue} never changed, so there is nothing to explain.", "Ask about another actor or issue; `report` shows who moved.");

    public static Problem UnchangedThen(string folder, string actor, string issue, string when, IEnumerable<int> ticks) => new(
        "SIM6104", folder, 0, 0, $"The position of {actor} on {issue} did not change in {when}.", $"Ask for a tick in which it did: {List(ticks.Select(tick => $"{tick}"))}; or leave --tick out for the largest change.");

    public static Problem NotRecorded(string folder) => new(
        "SIM6105", folder, 0, 0, "This run was done without recording changes.", "Run it again and let it record them.");

    private static string List(IEnumerable<string> items)
    {
        var all = items.ToArray();
        return string.Join(", ", all.Take(Shown)) + (all.Length > Shown ? $" and {all.Length - Shown} more" : "");
    }
}
