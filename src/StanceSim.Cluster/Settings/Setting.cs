namespace StanceSim.Cluster.Settings;

/// <summary>One setting: where it may stand and what it means. docs/operations.md lists them all.</summary>
/// <param name="Key">Key in the settings file.</param>
/// <param name="Variable">Environment variable.</param>
/// <param name="Flag">Option of the command line; null for secrets, which other users of the machine could read there.</param>
/// <param name="Default">Its default as one would write it; empty: none.</param>
/// <param name="Values">What it may be.</param>
/// <param name="Meaning">What it does, in one sentence.</param>
public sealed record Setting(string Key, string Variable, string? Flag, string Default, string Values, string Meaning);
