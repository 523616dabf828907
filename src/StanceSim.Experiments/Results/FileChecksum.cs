namespace StanceSim.Experiments.Results;

/// <summary>What a file of a run folder holds, in short.</summary>
/// <param name="Name">Name within the folder.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 of its bytes.</param>
public sealed record FileChecksum(string Name, long Bytes, string Sha256);
