namespace StanceSim.Cli.Report;

/// <summary>Where a page's numbers come from: enough to do the same run again.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="ScenarioHash">SHA-256 of the scenario file.</param>
/// <param name="Seed">Seed of all chance.</param>
/// <param name="Replicate">Number of the replicate.</param>
/// <param name="Version">Version of the program that did the run.</param>
/// <param name="Overrides">Values set from outside the file, as typed.</param>
internal sealed record Provenance(
    string Run, string ScenarioHash, ulong Seed, int Replicate, string Version, IReadOnlyList<string> Overrides);
