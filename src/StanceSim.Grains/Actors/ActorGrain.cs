using StanceSim.Grains.Contracts;
using StanceSim.Grains.Placement;
using StanceSim.Model.Messages;

namespace StanceSim.Grains.Actors;

/// <summary>One actor. Its stance state is its seat, which its partition steps once per tick; see <see cref="ActorSeat"/>.</summary>
[GrainType("stancesim.actor"), PlacedWithPartition]
internal sealed class ActorGrain(Seats seats) : Grain, IActorGrain
{
    private ActorSpec? spec;
    private ActorSeat? seat;

    public Task Join(ActorSpec spec)
    {
        this.spec = spec;
        seat = seats.Take(spec.RunId, spec.Actor, spec.Issues);
        DelayDeactivation(Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public Task<Stance> Stance() => Task.FromResult(Seat.Read());

    public Task<Reason?> Why(int issue) => Task.FromResult(Seat.Why(issue));

    public Task Say(MessageContent content)
    {
        Seat.Say(content);
        return Task.CompletedTask;
    }

    public Task Leave()
    {
        if (spec is not null)
        {
            seats.Release(spec.RunId, spec.Actor);
        }

        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private ActorSeat Seat => seat
        ?? throw new InvalidOperationException($"Actor {this.GetPrimaryKeyString()} takes part in no run at present.");
}
