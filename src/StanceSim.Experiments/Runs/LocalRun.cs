using StanceSim.Model;
using StanceSim.Model.Changes;
using StanceSim.Model.Messages;

namespace StanceSim.Experiments.Runs;

/// <summary>A run in this process, step by step under the plan's interventions.</summary>
internal sealed class LocalRun
{
    private readonly RunPlan plan;
    private World world;
    private Simulation simulation;

    public LocalRun(RunPlan plan)
    {
        this.plan = plan;
        world = plan.From is { } from ? Stages.Before(plan, from.Tick).World : plan.Scenario.World;
        simulation = plan.From is null
            ? new Simulation(world, plan.Key, plan.RecordsChanges)
            : new Simulation(world, plan.Key, plan.From, plan.RecordsChanges);
    }

    /// <summary>Number of the frame that it has come to.</summary>
    public int Tick => simulation.Frame.Tick;

    public bool IsOver => simulation.IsOver;

    /// <summary>One tick, under another world where a stage begins.</summary>
    public void Step()
    {
        var tick = Tick;
        if (plan.Settings.Any(setting => setting.Tick == tick))
        {
            var next = Stages.At(plan, tick).World;
            simulation = new Simulation(next, plan.Key, Stages.Carry(simulation.TakeSnapshot(), world, next), plan.RecordsChanges);
            world = next;
        }

        simulation.Step();
    }

    /// <summary>Sends what is injected with the frame, and tells the frame. To be called once for each.</summary>
    /// <param name="clock">Says when a snapshot is due; null: never.</param>
    /// <param name="isLast">Nothing comes after it for now, so a snapshot is due.</param>
    public TickRecord Tell(CheckpointClock? clock = null, bool isLast = false)
    {
        var tick = Tick;
        Injection[] injections = [.. plan.Injections.Where(injection => injection.Tick == tick).OrderBy(injection => injection.Actor)];
        foreach (var injection in injections)
        {
            simulation.Inject(injection.Actor, injection.Content);
        }

        return new TickRecord
        {
            Tick = tick,
            Positions = simulation.Frame.Positions,
            Affinities = simulation.Frame.Affinities,
            Deterrence = simulation.Frame.Deterrence,
            Changes = (simulation.Changes ?? new ChangeLog()).InCanonicalOrder(),
            Sent = [.. simulation.Sent.Order(Message.CanonicalOrder)],
            Decisions = [.. simulation.Decisions],
            Injections = injections,
            Settings = [.. plan.Settings.Where(setting => setting.Tick == tick)],
            Snapshot = (clock is not null && clock.Strikes()) || isLast ? simulation.TakeSnapshot() : null,
        };
    }

    public Snapshot TakeSnapshot() => simulation.TakeSnapshot();
}
