using System.Collections.Concurrent;
using StanceSim.Grains.Contracts;
using StanceSim.Model;
using StanceSim.Model.Messages;

namespace StanceSim.Grains.Partitions;

/// <summary>Messages from outside that a partition's actors are to send: those of the plan, and those of somebody who watches the run.</summary>
internal sealed class Outside(RunSpec spec, World world, int first, int last)
{
    /// <summary>Injected messages that may wait in one partition.</summary>
    private const int MostWaiting = 1_000;

    private readonly ILookup<int, Injection> planned = spec.Injections
        .Where(injection => injection.Actor >= first && injection.Actor < last)
        .ToLookup(injection => injection.Tick);

    private readonly ConcurrentQueue<(int Actor, MessageContent Content)> waiting = new();

    /// <summary>Keeps a message for the next frame; of an actor of another partition nothing.</summary>
    /// <exception cref="InvalidOperationException">The run has no messages, or too many wait.</exception>
    public void Add(int actor, MessageContent content)
    {
        if (actor < first || actor >= last)
        {
            return;
        }

        if (!world.HasMessages)
        {
            throw new InvalidOperationException("This run has no messages, so none can be injected.");
        }

        if (waiting.Count >= MostWaiting)
        {
            throw new InvalidOperationException($"{MostWaiting} injected messages already wait to be sent.");
        }

        waiting.Enqueue((actor, content));
    }

    /// <summary>What is to be sent with a frame: by sender, those of the plan first.</summary>
    public Injection[] DueWith(int tick)
    {
        var due = planned[tick].ToList();
        while (waiting.TryDequeue(out var said))
        {
            due.Add(new Injection(tick, said.Actor, said.Content));
        }

        return [.. due.OrderBy(injection => injection.Actor)];
    }
}
