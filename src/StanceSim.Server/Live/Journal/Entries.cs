using StanceSim.Experiments.Results.Reading;
using StanceSim.Model.Changes;

namespace StanceSim.Server.Live.Journal;

/// <summary>A regard from one frame on.</summary>
internal readonly record struct AffinityEntry(int Tick, int From, int To, double Value);

/// <summary>A change; the subject is an issue, or for an affinity the other actor.</summary>
internal readonly record struct ChangeEntry(
    int Tick, int Actor, Variable Variable, int Subject, double Before, double After, long Number, long First, int Count)
{
    public double Amount => After - Before;
}

/// <summary>A part of a change.</summary>
/// <param name="Mechanism">Place in <see cref="MechanismNames"/>; -1: none.</param>
/// <param name="Source">Index of an actor; -1: none.</param>
/// <param name="Message">Number of a message; -1: none.</param>
/// <param name="Amount">Signed share.</param>
internal readonly record struct ContributionEntry(int Mechanism, int Source, int Message, double Amount);

/// <summary>What one message did to one actor on one issue in one tick.</summary>
/// <param name="Message">Number of the message.</param>
/// <param name="From">Index of its sender.</param>
/// <param name="To">Index of who was moved or addressed; -1: the world at large.</param>
/// <param name="Effect">Contribution in half-widths.</param>
internal readonly record struct FlowEntry(int Message, int From, int To, double Effect);

/// <summary>A message that was sent, and what came of it so far.</summary>
internal sealed class MessageEntry(int number, MessageRow row, int sender, bool isInjected)
{
    public int Number => number;

    public MessageRow Row => row;

    /// <summary>Index of the sender.</summary>
    public int Sender => sender;

    public bool IsInjected => isInjected;

    /// <summary>Number of the message it was sent because of; -1: none in this run.</summary>
    public int Parent { get; set; } = -1;

    /// <summary>Number of the first message of its chain of causes; its own for a trigger, once causes are linked.</summary>
    public int Trigger { get; set; } = -1;

    /// <summary>Messages sent because of this one.</summary>
    public int Children { get; set; }

    /// <summary>All messages below it.</summary>
    public int Descendants { get; set; }

    /// <summary>Magnitudes of its contributions to positions, in half-widths.</summary>
    public double Gross { get; set; }

    /// <summary>Last tick in which it or one below it is heard.</summary>
    public int LastTick { get; set; } = row.Due;
}
