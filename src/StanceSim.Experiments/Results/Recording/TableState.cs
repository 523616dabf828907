namespace StanceSim.Experiments.Results.Recording;

/// <summary>A table in the middle of a run, as a checkpoint holds it.</summary>
/// <param name="File">What its file held; whatever came after it is cut off to go on.</param>
/// <param name="Writer">The footer of that, and the rows that were not in the file yet.</param>
internal sealed record TableState(FileChecksum File, byte[] Writer);
