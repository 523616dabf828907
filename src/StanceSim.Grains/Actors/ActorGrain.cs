using StanceSim.Grains.Contracts;
using StanceSim.Grains.Placement;
using StanceSim.Grains.Runs;
using StanceSim.Grains.Silos;
using StanceSim.Model.Messages;

namespace StanceSim.Grains.Actors;

/// <summary>
/// One actor. Its stance state is its seat, which its partition steps once per tick; see <see cref="ActorSeat"/>. Without a
/// seat, as in a run too large for seats or after nobody asked it for long, it asks its partition.
/// </summary>
[GrainType("stancesim.actor"), PlacedWithPartition]
internal sealed class ActorGrain(Seats seats, SiloActivity activity) : Grain, IActorGrain
{
    private ActorSpec? spec;
    private ActorSeat? seat;

    public Task Join(ActorSpec spec)
    {
        this.spec = spec;
        seat = seats.Take(spec, GrainContext);
        return Task.CompletedTask;
    }

    public Task<Stance> Stance() => seat is not null ? Task.FromResult(seat.Read()) : Partition.StanceOf(Id);

    public Task<Reason?> Why(int issue) => seat is not null ? Task.FromResult(seat.Why(issue)) : Partition.WhyOf(Id, issue);

    public Task Say(MessageContent content) => Partition.Say(Id, content);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        activity.ActorCame();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        activity.ActorWent();
        if (spec is not null)
        {
            seats.Release(spec.RunId, spec.Actor);
        }

        return Task.CompletedTask;
    }

    private string Id => GrainKeys.ActorId(this.GetPrimaryKeyString());

    private IPartitionGrain Partition => GrainFactory.GetGrain<IPartitionGrain>(GrainKeys.PartitionOf(this.GetPrimaryKeyString()));
}
