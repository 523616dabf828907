using StanceSim.Model.Messages;

namespace StanceSim.Grains.Contracts;

/// <summary>One actor: holds its stance state, takes one turn per tick, answers for itself and can be made to speak. It never calls another actor.</summary>
[GrainInterfaceType("stancesim.actor"), Alias("stancesim.IActorGrain")]
public interface IActorGrain : IGrainWithStringKey
{
    /// <summary>Takes a seat at the partition on the same silo. Called once, by the partition, when the run starts.</summary>
    [Alias("join")]
    Task Join(ActorSpec spec);

    /// <summary>Where the actor stands, as of the last tick.</summary>
    [Alias("stance")]
    Task<Stance> Stance();

    /// <summary>Why its position on an issue last changed; null when it has not, or when the run does not tell changes.</summary>
    [Alias("why")]
    Task<Reason?> Why(int issue);

    /// <summary>Has the actor say something that the scenario does not know, with the next frame.</summary>
    /// <exception cref="InvalidOperationException">The run has no messages, or too many injected ones wait.</exception>
    [Alias("say")]
    Task Say(MessageContent content);
}
