using System.Collections.Immutable;

namespace StanceSim.Experiments.Results;

/// <summary>A run whose results stand complete on disk.</summary>
/// <param name="Folder">Where, as it was given.</param>
/// <param name="Outcome">What became of that folder.</param>
/// <param name="Manifest">What it says about itself.</param>
/// <param name="Fingerprint">SHA-256 of the manifest, and with it of every file: equal for equal results.</param>
/// <param name="Outcomes">The numbers that the scenario asks for.</param>
public sealed record RecordedRun(
    string Folder, FolderOutcome Outcome, Manifest Manifest, string Fingerprint, ImmutableArray<OutcomeValue> Outcomes);

/// <summary>A number that a scenario asks of a run.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Description">What it means.</param>
/// <param name="Value">Its value; for a truth 1 or 0.</param>
/// <param name="IsTruth">True when it is yes or no rather than a number.</param>
public sealed record OutcomeValue(string Id, string Description, double Value, bool IsTruth);
