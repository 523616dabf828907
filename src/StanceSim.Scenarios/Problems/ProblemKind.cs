namespace StanceSim.Scenarios.Problems;

/// <summary>A kind of problem. docs/problems.md has an entry for each, with an example and how to mend it.</summary>
/// <param name="Code">SIM and four digits: 1xxx the file, 2xxx structure and values, 3xxx names, 4xxx expressions, 5xxx the model, 6xxx results, 7xxx clusters.</param>
/// <param name="Title">What is wrong, in a few words.</param>
public sealed record ProblemKind(string Code, string Title);
