using StanceSim.Model;
using StanceSim.Model.Changes;
using StanceSim.Model.Messages;
using StanceSim.Model.Organisations;

namespace StanceSim.Experiments.Runs;

/// <summary>A frame and what led to it. Tables are laid out as in <see cref="Model.Frame"/>; buffers may be reused by the next record.</summary>
public sealed class TickRecord
{
    /// <summary>Number of the frame, from 0.</summary>
    public required int Tick { get; init; }

    public required double[] Positions { get; init; }

    /// <summary>By edge of the world's network; empty when the world has no affinities.</summary>
    public required double[] Affinities { get; init; }

    /// <summary>Empty when the world sends no messages.</summary>
    public required double[] Deterrence { get; init; }

    /// <summary>Changes of the tick before this frame, in canonical order (actor, variable, subject); empty for frame 0 and when not recorded.</summary>
    public required ChangeLog Changes { get; init; }

    /// <summary>Messages sent with this frame, in canonical order.</summary>
    public required IReadOnlyList<Message> Sent { get; init; }

    /// <summary>Decisions of the tick before this frame, in the scenario's order of organisations and of their decisions.</summary>
    public required IReadOnlyList<Decision> Decisions { get; init; }

    /// <summary>Messages injected with this frame, which <see cref="Sent"/> holds as well: by sender, those of one sender in the order in which they were sent.</summary>
    public IReadOnlyList<Injection> Injections { get; init; } = [];

    /// <summary>Settings that take effect with this frame: those of the plan, and those made while the run went on.</summary>
    public IReadOnlyList<Setting> Settings { get; init; } = [];

    /// <summary>All that is needed to go on from this frame, where a checkpoint was due; null elsewhere.</summary>
    public Snapshot? Snapshot { get; init; }
}
