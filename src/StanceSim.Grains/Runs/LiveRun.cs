using StanceSim.Grains.Contracts;
using StanceSim.Grains.Partitions;
using StanceSim.Model;
using StanceSim.Model.Messages;

namespace StanceSim.Grains.Runs;

/// <summary>A run while it goes on: ask an actor where it stands and why, or have it say something.</summary>
public sealed class LiveRun
{
    private readonly IGrainFactory grains;
    private readonly World world;
    private readonly RunSpec spec;

    internal LiveRun(IGrainFactory grains, World world, RunSpec spec) => (this.grains, this.world, this.spec) = (grains, world, spec);

    /// <summary>Where an actor stands, as of the last tick. Answers while the run is busy.</summary>
    public Task<Stance> StanceOf(string actor) => ActorGrain(actor).Stance();

    /// <summary>Why an actor's position on an issue last changed; null when it has not.</summary>
    public Task<Reason?> Why(string actor, string issue)
    {
        var index = world.FindIssue(issue);
        return index < 0 ? throw new ArgumentException($"There is no issue {issue}.", nameof(issue)) : ActorGrain(actor).Why(index);
    }

    /// <summary>Has an actor say something that the scenario does not know, with the next frame it takes part in.</summary>
    public Task Say(string actor, MessageContent content) => world.HasMessages
        ? ActorGrain(actor).Say(content)
        : throw new InvalidOperationException("This scenario sends no messages, so none can be injected.");

    private IActorGrain ActorGrain(string actor)
    {
        var index = world.FindActor(actor);
        if (index < 0)
        {
            throw new ArgumentException($"There is no actor {actor}.", nameof(actor));
        }

        var partition = Slicing.PartitionOf(index, spec.Partitions, world.ActorCount);
        return grains.GetGrain<IActorGrain>(GrainKeys.Actor(spec.RunId, partition, actor));
    }
}
