using StanceSim.Experiments.Runs;
using StanceSim.Grains.Contracts;
using StanceSim.Grains.Partitions;
using StanceSim.Model.Messages;
using StanceSim.Scenarios;

namespace StanceSim.Grains.Runs;

/// <summary>A run while it goes on: ask an actor where it stands and why, have it say something, or change a value of the scenario.</summary>
public sealed class LiveRun
{
    /// <summary>Injected messages that may wait for the next window.</summary>
    public const int MostWaiting = 1_000;

    /// <summary>A partition that does not say so soon where it is has no place worth telling.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly IGrainFactory grains;
    private readonly Execution execution;
    private readonly RunPlan plan;

    internal LiveRun(IGrainFactory grains, Execution execution, RunPlan plan) =>
        (this.grains, this.execution, this.plan) = (grains, execution, plan);

    /// <summary>Where an actor stands, as of the last tick. Answers while the run is busy.</summary>
    public Task<Stance> StanceOf(string actor) => ActorGrain(actor).Stance();

    /// <summary>Why an actor's position on an issue last changed; null when it has not.</summary>
    public Task<Reason?> Why(string actor, string issue)
    {
        var index = execution.World.FindIssue(issue);
        return index < 0 ? throw new ArgumentException($"There is no issue {issue}.", nameof(issue)) : ActorGrain(actor).Why(index);
    }

    /// <summary>Has an actor say something that the scenario does not know, with the first frame of the next window.</summary>
    /// <exception cref="InvalidOperationException">The scenario sends no messages, or too many wait.</exception>
    public void Say(string actor, MessageContent content)
    {
        if (!execution.World.HasMessages)
        {
            throw new InvalidOperationException("This scenario sends no messages, so none can be injected.");
        }

        execution.Interventions.Say(IndexOf(actor), content);
    }

    /// <summary>Changes a value of the scenario, from the last frame of the next window on.</summary>
    /// <exception cref="InvalidScenarioException">The change does not fit the scenario, or goes too far for the middle of a run.</exception>
    public void Set(Override change)
    {
        var tried = plan with { Settings = [.. plan.Settings, new Setting(int.MaxValue, change)] };
        Stages.MustFit(execution.World, Stages.At(tried, int.MaxValue).World);
        execution.Interventions.Set(change);
    }

    /// <summary>The partitions it is divided into now, in order; none while it is being placed anew. Answers while the run is busy.</summary>
    public async Task<IReadOnlyList<PartitionPlace>> Partitions()
    {
        if (execution.Placement?.Spec is not { } spec)
        {
            return [];
        }

        var actors = execution.World.ActorCount;
        return await Task.WhenAll(Enumerable.Range(0, spec.Partitions).Select(async number =>
        {
            var (first, last) = Slicing.RangeOf(number, spec.Partitions, actors);
            return new PartitionPlace(number, last - first, await Locate(GrainKeys.Partition(spec.RunId, number)));
        }));
    }

    /// <summary>Null when it does not answer: its silo may be gone.</summary>
    private async Task<SiloAddress?> Locate(string partition)
    {
        try
        {
            return await grains.GetGrain<IPartitionGrain>(partition).Locate().WaitAsync(Patience);
        }
        catch (Exception failure) when (failure is TimeoutException || Losses.IsLoss(failure))
        {
            return null;
        }
    }

    private IActorGrain ActorGrain(string actor)
    {
        var spec = (execution.Placement ?? throw new LostRunException("The run is being placed anew; ask again.")).Spec;
        var partition = Slicing.PartitionOf(IndexOf(actor), spec.Partitions, execution.World.ActorCount);
        return grains.GetGrain<IActorGrain>(GrainKeys.Actor(spec.RunId, partition, actor));
    }

    private int IndexOf(string actor)
    {
        var index = execution.World.FindActor(actor);
        return index >= 0 ? index : throw new ArgumentException($"There is no actor {actor}.", nameof(actor));
    }
}
