using StanceSim.Experiments.Results;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Experiments.Runs;

/// <summary>What can be wrong with changing, repeating and comparing runs, SIM6201 to SIM6299; docs/problems.md has an entry for each.</summary>
public static class InterventionProblems
{
    public static Problem ShapeChanged(string file, string what) => Of(
        ResultProblemKinds.ShapeChanged, file, $"A change in the middle of a run may not change {what}.", "Change it from the beginning: `run` with --set.");

    public static Problem NotRebuilt(string folder, string reason) => Of(
        ResultProblemKinds.NotRebuilt, folder, $"The run cannot be done again from its folder: {Sentence(reason)}", "Use the version that wrote it, or run the scenario again.");

    public static Problem OutsideTheRun(string folder, int tick, int last) => Of(
        ResultProblemKinds.OutsideTheRun, folder, $"The run has ticks 0 to {last}; {tick} is not among them.", $"Give a tick from 0 to {last}, or a date in them.");

    public static Problem NoSuchMessage(string folder, string message, string suggestion) => Of(
        ResultProblemKinds.NoSuchMessage, folder, $"The run has no dated message `{message}`{suggestion}.", "Give the id of a message under `messages` of its scenario; what policies send is changed by changing the policy.");

    public static Problem AlreadySent(string folder, string message, int sent, int tick) => Of(
        ResultProblemKinds.AlreadySent,
        folder,
        $"The message `{message}` was sent with frame {sent}, so nothing can be changed about it at {tick}.",
        sent > 0 ? $"Fork earlier: --tick {sent - 1}." : "Change it from the beginning: `run` with --set.");

    public static Problem NobodyListens(string folder) => Of(
        ResultProblemKinds.NobodyListens, folder, "The scenario has neither messages nor policies nor organisations, so nobody in it listens for messages.", "Give the scenario a dated message or a policy, and run that.");

    public static Problem NothingInCommon(string folder, string other) => Of(
        ResultProblemKinds.NothingInCommon, folder, $"This run and {other} have no actor and issue in common at any tick, so there is nothing to compare.", "Compare runs of the same scenario, or of scenarios that share ids of actors and of issues.");

    public static Problem ReplayDiffers(string folder, string files) => Of(
        ResultProblemKinds.ReplayDiffers, folder, $"Doing the run again gave other results than the ones here ({files}).", "If another version wrote the folder, use that one; otherwise please report this with the folder.");

    /// <summary>What somebody else said, ended like a sentence.</summary>
    private static string Sentence(string reason) => reason.EndsWith('.') ? reason : reason + ".";

    /// <summary>A problem of a file or folder as a whole.</summary>
    private static Problem Of(ProblemKind kind, string file, string message, string fix) => new(kind.Code, file, 0, 0, message, fix);
}
