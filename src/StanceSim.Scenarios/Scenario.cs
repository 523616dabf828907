using System.Collections.Frozen;
using System.Collections.Immutable;
using StanceSim.Model;

namespace StanceSim.Scenarios;

/// <summary>A scenario that was read and found free of problems: the world to run and what readers should know about it.</summary>
public sealed class Scenario
{
    /// <summary>Name of the file without folder and extension, for example <c>belarus-2020</c>.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    public string Description { get; init; } = "";

    public required World World { get; init; }

    public required Calendar Calendar { get; init; }

    public ImmutableArray<Outcome> Outcomes { get; init; } = [];

    /// <summary>Seed that the scenario names; a run can be given another.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The text as it was read, byte for byte.</summary>
    public required string Text { get; init; }

    /// <summary>Overrides that were applied to the text, in order.</summary>
    public ImmutableArray<Override> Overrides { get; init; } = [];

    /// <summary>Values of the named parameters, and of the model's as <c>model.persuasion</c>, after overrides, for the manifest.</summary>
    public FrozenDictionary<string, double> Parameters { get; init; } = FrozenDictionary<string, double>.Empty;

    /// <summary>What is known about each dated message besides its effect, by message id.</summary>
    public FrozenDictionary<string, MessageNote> Notes { get; init; } = FrozenDictionary<string, MessageNote>.Empty;

    /// <summary>What the scenario cites, by name.</summary>
    public FrozenDictionary<string, Source> Sources { get; init; } = FrozenDictionary<string, Source>.Empty;

    /// <summary>What its numbers rest on, in the order of the file.</summary>
    public ImmutableArray<Evidence> Evidence { get; init; } = [];
}

/// <summary>A value set from outside the file, as by <c>--set model.persuasion=0.5</c>.</summary>
/// <param name="Path">Keys joined by dots; an element of a list goes by its id.</param>
/// <param name="Value">YAML text of the value.</param>
public sealed record Override(string Path, string Value);

/// <summary>What is known about a dated message besides its effect.</summary>
/// <param name="Text">One line that says what happened.</param>
/// <param name="Source">Where that is reported, or null.</param>
/// <param name="IsReaction">True for a dated reaction, which <c>reactions: policies</c> leaves out.</param>
public sealed record MessageNote(string Text, string? Source, bool IsReaction);
