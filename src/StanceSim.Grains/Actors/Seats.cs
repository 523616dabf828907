using System.Collections.Concurrent;
using StanceSim.Grains.Contracts;

namespace StanceSim.Grains.Actors;

/// <summary>The seats of the actors that live on a silo, where activations and their partition find each other.</summary>
internal sealed class Seats
{
    private readonly ConcurrentDictionary<(string Run, int Actor), ActorSeat> all = new();

    public ActorSeat Take(ActorSpec spec, IGrainContext activation) =>
        all.GetOrAdd((spec.RunId, spec.Actor), key => new ActorSeat(key.Actor, spec.Issues, activation));

    public ActorSeat Of(string run, int actor) => all[(run, actor)];

    public void Release(string run, int actor) => all.TryRemove((run, actor), out _);
}
