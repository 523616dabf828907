using StanceSim.Experiments.Results;
using StanceSim.Model;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Experiments.Runs;

/// <summary>What can be wrong with a change in the middle of a run: it must leave who there is, what is at issue and who listens to whom.</summary>
internal static class StageProblems
{
    /// <exception cref="InvalidScenarioException">With every difference of shape.</exception>
    public static void MustHaveTheSameShape(World from, World to)
    {
        var differing = new List<string>();
        Compare(from.Actors.Select(actor => actor.Id), to.Actors.Select(actor => actor.Id), "the actors");
        Compare(from.Issues.Select(issue => (issue.Id, issue.Low, issue.High)), to.Issues.Select(issue => (issue.Id, issue.Low, issue.High)), "the issues");
        Compare(from.Network.Columns, to.Network.Columns, "who listens to whom");
        Compare([from.HasMessages], [to.HasMessages], "whether there are messages");
        if (differing.Count > 0)
        {
            throw new InvalidScenarioException([new Problem(
                ResultProblemKinds.ShapeChanged.Code,
                "--set",
                0,
                0,
                $"A change in the middle of a run may not change {string.Join(", ", differing)}.",
                "Change it from the beginning: `run` with --set.")]);
        }

        void Compare<T>(IEnumerable<T> left, IEnumerable<T> right, string what)
        {
            if (!left.SequenceEqual(right))
            {
                differing.Add(what);
            }
        }
    }
}
