namespace StanceSim.Scenarios;

/// <summary>Where numbers and reports come from. Everything but the title can be empty.</summary>
/// <param name="Title">Author, title, year.</param>
/// <param name="Url">Where it can be found.</param>
/// <param name="Licence">Terms it comes under.</param>
/// <param name="Note">What was taken from it, and how.</param>
public sealed record Source(string Title, string Url, string Licence, string Note);

/// <summary>What a number in a scenario rests on.</summary>
/// <param name="Number">Path of the number in the scenario, for example <c>actors.LTU.positions.sanctions</c>.</param>
/// <param name="Source">Name of a source or a web address, or null.</param>
/// <param name="Confidence">high, medium or low, or null.</param>
/// <param name="Note">Why this number, or null.</param>
public sealed record Evidence(string Number, string? Source, string? Confidence, string? Note);
