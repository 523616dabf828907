using StanceSim.Scenarios.Problems;

namespace StanceSim.Experiments.Results;

/// <summary>Everything that can be wrong with a run folder, SIM6001 to SIM6099; docs/problems.md has an entry for each.</summary>
public static class RunFolderProblems
{
    public static Problem NotFound(string folder) => new(
        "SIM6001", folder, 0, 0, "There is no run here.", "Give the folder that `run` printed as its output; it holds a manifest.json.");

    public static Problem Unfinished(string folder) => new(
        "SIM6002", folder, 0, 0, "This run was not finished: its process was stopped before the results were complete.", "Run it again; its results are the same each time.");

    public static Problem ManifestUnreadable(string file, string reason) => new(
        "SIM6003", file, 0, 0, $"The manifest cannot be understood: {reason}", "Run the scenario again, or restore the folder from where it was copied.");

    public static Problem UnknownFormat(string file, int format) => new(
        "SIM6004", file, 0, 0, $"The folder has format {format}, which this version of StanceSim does not know.", "Read it with the version that wrote it or a later one.");

    public static Problem FileMissing(string file) => new(
        "SIM6005", file, 0, 0, "The manifest lists this file, but it is not there.", "Run the scenario again, or restore the file from where the folder was copied.");

    public static Problem ChecksumDiffers(string file) => new(
        "SIM6006", file, 0, 0, "The file is not what the run wrote: its SHA-256 differs from the manifest's.", "Run the scenario again, or restore the file; work on copies of results, not on the results.");

    public static Problem TableUnreadable(string file, string reason) => new(
        "SIM6007", file, 0, 0, $"The table cannot be read: {reason}", "Run the scenario again, or restore the file from where the folder was copied.");

    public static Problem AnotherRun(string folder, string there, string coming) => new(
        "SIM6010", folder, 0, 0, $"The folder holds another run ({there}, not {coming}).", "Write elsewhere with --out, or replace it with --force.");

    public static Problem AnotherVersion(string folder, string there, string coming, string files) => new(
        "SIM6011", folder, 0, 0, $"The folder holds this run as StanceSim {there} did it; {coming} gives other results ({files}).", "Write elsewhere with --out to compare the two, or replace it with --force.");

    public static Problem NotARun(string folder) => new(
        "SIM6012", folder, 0, 0, "There is something here that is not a run of StanceSim, so it will not be replaced.", "Write elsewhere with --out, or move it away.");

    public static Problem UnfinishedInTheWay(string folder) => new(
        "SIM6013", folder, 0, 0, "A run that was not finished left this folder behind.", "Look at it or delete it, or throw it away with --force.");

    public static Problem BeingWritten(string folder) => new(
        "SIM6014", folder, 0, 0, "Another process is writing a run here right now.", "Wait until it is done, or write elsewhere with --out.");

    public static Problem NotReproduced(string folder, string unfinished, string files) => new(
        "SIM6015", folder, 0, 0, $"The same run gave other results than the ones here ({files}), which must not happen. They were left in {unfinished}.", "Please report this with both folders; meanwhile use --force to replace the old ones.");

    public static Problem Injected(string folder, string unfinished) => new(
        "SIM6016", folder, 0, 0, $"The folder holds this run, but messages were injected into one of the two, so they differ. The new results were left in {unfinished}.", "Rename that folder to keep it; write live runs elsewhere with --out, or replace what is there with --force.");

    public static Problem DiskFull(string path) => new(
        "SIM6020", path, 0, 0, "There is no room for the results: the disk is full, or a quota or a limit on file sizes is reached.", "Make room, or write to another disk with --out; nothing of this run was kept.");

    public static Problem NotAllowed(string path) => new(
        "SIM6021", path, 0, 0, "Writing or reading here is not permitted.", "Change the permissions, or choose another folder with --out.");

    public static Problem CannotWrite(string path, string reason) => new(
        "SIM6022", path, 0, 0, $"The results cannot be stored: {reason}", "See to that, or write elsewhere with --out.");

    public static Problem CannotRead(string path, string reason) => new(
        "SIM6023", path, 0, 0, $"The results cannot be read: {reason}", "See to that, then try again.");
}
