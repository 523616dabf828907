using System.Collections.Immutable;

namespace StanceSim.Scenarios.Levers;

/// <summary>A word of a scenario that can be exchanged for another.</summary>
/// <param name="Path">Path to override it by, for example <c>reactions</c>.</param>
/// <param name="Name">Last part of the path.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Value">The word in force.</param>
/// <param name="Options">All words that can stand there.</param>
public sealed record Choice(string Path, string Name, string Meaning, string Value, ImmutableArray<string> Options);
