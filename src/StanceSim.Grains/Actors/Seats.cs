using System.Collections.Concurrent;

namespace StanceSim.Grains.Actors;

/// <summary>The seats of the actors that live on a silo, where activations and their partition find each other.</summary>
internal sealed class Seats
{
    private readonly ConcurrentDictionary<(string Run, int Actor), ActorSeat> all = new();

    public ActorSeat Take(string run, int actor, int issues) => all.GetOrAdd((run, actor), key => new ActorSeat(key.Actor, issues));

    public ActorSeat Of(string run, int actor) => all[(run, actor)];

    public void Release(string run, int actor) => all.TryRemove((run, actor), out _);
}
