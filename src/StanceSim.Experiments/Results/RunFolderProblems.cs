using StanceSim.Scenarios.Problems;

namespace StanceSim.Experiments.Results;

/// <summary>Everything that can be wrong with a run folder, SIM6001 to SIM6099; docs/problems.md has an entry for each.</summary>
public static class RunFolderProblems
{
    public static Problem NotFound(string folder) => Of(
        ResultProblemKinds.NotFound, folder, "There is no run here.", "Give the folder that `run` printed as its output; it holds a manifest.json.");

    public static Problem Unfinished(string folder) => Of(
        ResultProblemKinds.Unfinished, folder, "This run was not finished: its process was stopped before the results were complete.", "Finish it with `resume` and this folder; it goes on from its last checkpoint.");

    public static Problem ManifestUnreadable(string file, string reason) => Of(
        ResultProblemKinds.ManifestUnreadable, file, $"The manifest cannot be understood: {Sentence(reason)}", "Run the scenario again, or restore the folder from where it was copied.");

    public static Problem UnknownFormat(string file, int format) => Of(
        ResultProblemKinds.UnknownFormat, file, $"The folder has format {format}, which this version of StanceSim does not know.", "Read it with the version that wrote it or a later one.");

    public static Problem FileMissing(string file) => Of(
        ResultProblemKinds.FileMissing, file, "The manifest lists this file, but it is not there.", "Run the scenario again, or restore the file from where the folder was copied.");

    public static Problem ChecksumDiffers(string file) => Of(
        ResultProblemKinds.ChecksumDiffers, file, "The file is not what the run wrote: its SHA-256 differs from the manifest's.", "Run the scenario again, or restore the file; work on copies of results, not on the results.");

    public static Problem TableUnreadable(string file, string reason) => Of(
        ResultProblemKinds.TableUnreadable, file, $"The table cannot be read: {Sentence(reason)}", "Run the scenario again, or restore the file from where the folder was copied.");

    public static Problem AnotherRun(string folder, string there, string coming) => Of(
        ResultProblemKinds.AnotherRun, folder, $"The folder holds another run ({there}, not {coming}).", "Write elsewhere with --out, or replace it with --force.");

    public static Problem AnotherVersion(string folder, string there, string coming, string files) => Of(
        ResultProblemKinds.AnotherVersion, folder, $"The folder holds this run as StanceSim {there} did it; {coming} gives other results ({files}).", "Write elsewhere with --out to compare the two, or replace it with --force.");

    public static Problem NotARun(string folder) => Of(
        ResultProblemKinds.NotARun, folder, "There is something here that is not a run of StanceSim, so it will not be replaced.", "Write elsewhere with --out, or move it away.");

    public static Problem UnfinishedInTheWay(string folder) => Of(
        ResultProblemKinds.UnfinishedInTheWay, folder, "A run that was not finished left this folder behind.", "Finish it with `resume` and this folder, or throw it away with --force.");

    public static Problem BeingWritten(string folder) => Of(
        ResultProblemKinds.BeingWritten, folder, "Another process is writing a run here right now.", "Wait until it is done, or write elsewhere with --out.");

    public static Problem NotReproduced(string folder, string unfinished, string files) => Of(
        ResultProblemKinds.NotReproduced, folder, $"The same run gave other results than the ones here ({files}), which must not happen. They were left in {unfinished}.", "Please report this with both folders; meanwhile use --force to replace the old ones.");

    public static Problem Intervened(string folder, string unfinished) => Of(
        ResultProblemKinds.Intervened, folder, $"The folder holds this run, but messages were injected or values changed while one of the two went on, so they differ. The new results were left in {unfinished}.", "Rename that folder to keep it; write live runs elsewhere with --out, or replace what is there with --force.");

    public static Problem BegunByAnother(string folder, string there, string here) => Of(
        ResultProblemKinds.BegunByAnother, folder, $"StanceSim {there} began this run, and this is {here}, whose results could differ in the middle.", "Finish it with the version that began it, or do all of it with this one: `run` with --force.");

    public static Problem NothingBegan(string folder) => Of(
        ResultProblemKinds.NothingBegan, folder, "The process that was to write this run was stopped before it began, so nothing says which run it was.", "Type the command that was to do it again.");

    public static Problem DiskFull(string path) => Of(
        ResultProblemKinds.DiskFull, path, "There is no room for the results: the disk is full, or a quota or a limit on file sizes is reached.", "Make room, then finish the run with `resume`; or write to another disk with --out.");

    public static Problem NotAllowed(string path) => Of(
        ResultProblemKinds.NotAllowed, path, "Writing or reading here is not permitted.", "Change the permissions, or choose another folder with --out.");

    public static Problem CannotWrite(string path, string reason) => Of(
        ResultProblemKinds.CannotWrite, path, $"The results cannot be stored: {Sentence(reason)}", "See to that, or write elsewhere with --out.");

    public static Problem CannotRead(string path, string reason) => Of(
        ResultProblemKinds.CannotRead, path, $"The results cannot be read: {Sentence(reason)}", "See to that, then try again.");

    /// <param name="file">The scenario.</param>
    /// <param name="refusal">How much is needed and how much there is, in a sentence.</param>
    /// <param name="isOnSilo">The memory is a silo's, which other runs may share.</param>
    /// <param name="recordsChanges">The run would take less if it recorded no changes.</param>
    public static Problem DoesNotFit(string file, string refusal, bool isOnSilo, bool recordsChanges) => Of(
        ResultProblemKinds.DoesNotFit,
        file,
        Sentence(refusal),
        (recordsChanges ? "Record no changes with --no-changes, make" : "Make") + " the scenario's populations smaller, or "
        + (isOnSilo ? "wait until other runs have ended, or give the silo more memory." : "use a machine or a limit with more memory."));

    /// <param name="file">The scenario.</param>
    /// <param name="refusal">How much is told and how much can be, in a sentence.</param>
    /// <param name="recordsChanges">The run would tell less if it recorded no changes.</param>
    public static Problem TooMuchAtOnce(string file, string refusal, bool recordsChanges) => Of(
        ResultProblemKinds.TooMuchAtOnce,
        file,
        Sentence(refusal),
        (recordsChanges ? "Record no changes with --no-changes, make" : "Make") + " the scenario's populations smaller, or run it without --cluster.");

    /// <summary>What the system said, ended like a sentence.</summary>
    private static string Sentence(string reason) => reason.EndsWith('.') ? reason : reason + ".";

    /// <summary>A problem of a file or folder as a whole.</summary>
    private static Problem Of(ProblemKind kind, string file, string message, string fix) => new(kind.Code, file, 0, 0, message, fix);
}
