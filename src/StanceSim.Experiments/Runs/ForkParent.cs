using StanceSim.Experiments.Results.Reading;

namespace StanceSim.Experiments.Runs;

/// <summary>A run that can be forked, whether its folder is complete or it still goes on.</summary>
/// <param name="Name">What problems call it.</param>
/// <param name="Run">Id of the run.</param>
/// <param name="Last">Number of the last frame from which on it can go its own way.</param>
/// <param name="Plan">The run, with what was done to it from outside so far.</param>
/// <param name="Messages">Its messages in the order in which they were sent.</param>
public sealed record ForkParent(string Name, string Run, int Last, RunPlan Plan, IAsyncEnumerable<MessageRow> Messages)
{
    /// <summary>A run whose folder is complete; one that somebody ended can go on from its last frame.</summary>
    public static ForkParent Of(RunResults run) => new(
        run.Folder, run.Manifest.Run, run.Manifest.IsStopped ? run.Manifest.Ticks : run.Manifest.Ticks - 1, run.Plan(), run.Messages());
}
