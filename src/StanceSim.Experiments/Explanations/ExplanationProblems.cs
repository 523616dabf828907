using StanceSim.Experiments.Results;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Experiments.Explanations;

/// <summary>What can be wrong with a question about a run, SIM6101 to SIM6199; docs/problems.md has an entry for each.</summary>
public static class ExplanationProblems
{
    private const int Shown = 8;

    public static Problem UnknownActor(string folder, string actor, IReadOnlyCollection<string> known) => Of(
        ResultProblemKinds.UnknownActor, folder, $"The run has no actor `{actor}`{NearestName.Suggest(actor, known)}.", $"Ask for one of: {List(known)}.");

    public static Problem UnknownIssue(string folder, string issue, IReadOnlyCollection<string> known) => Of(
        ResultProblemKinds.UnknownIssue, folder, $"The run has no issue `{issue}`{NearestName.Suggest(issue, known)}.", $"Ask for one of: {List(known)}.");

    public static Problem NeverChanged(string folder, string variable, string actor, string issue) => Of(
        ResultProblemKinds.NeverChanged, folder, $"The {variable} of {actor} on {issue} never changed, so there is nothing to explain.", "Ask about another actor or issue; `report` shows who moved.");

    public static Problem UnchangedThen(string folder, string variable, string actor, string issue, string when, IEnumerable<int> ticks) => Of(
        ResultProblemKinds.UnchangedThen, folder, $"The {variable} of {actor} on {issue} did not change in {when}.", $"Ask for a tick in which it did: {List(ticks.Select(tick => $"{tick}"))}; or leave --tick out for the largest change.");

    public static Problem NotRecorded(string folder) => Of(
        ResultProblemKinds.NotRecorded, folder, "This run was done without recording changes.", "Run it again and let it record them.");

    private static string List(IEnumerable<string> items)
    {
        var all = items.ToArray();
        return string.Join(", ", all.Take(Shown)) + (all.Length > Shown ? $" and {all.Length - Shown} more" : "");
    }

    /// <summary>A problem of a file or folder as a whole.</summary>
    private static Problem Of(ProblemKind kind, string file, string message, string fix) => new(kind.Code, file, 0, 0, message, fix);
}
