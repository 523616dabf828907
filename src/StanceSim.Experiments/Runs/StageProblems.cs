using StanceSim.Model;

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
            throw new InvalidScenarioException([InterventionProblems.ShapeChanged("--set", string.Join(", ", differing))]);
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
