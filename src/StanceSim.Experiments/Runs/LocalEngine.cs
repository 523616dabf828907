using System.Runtime.CompilerServices;
using StanceSim.Model;
using StanceSim.Model.Changes;
using StanceSim.Model.Messages;

namespace StanceSim.Experiments.Runs;

/// <summary>The kernel in a loop, on the caller's thread.</summary>
/// <param name="time">Says when checkpoints are due; null: the system's clock.</param>
public sealed class LocalEngine(TimeProvider? time = null) : IRunEngine
{
    public string Name => "local";

    public async IAsyncEnumerable<TickRecord> Run(RunPlan plan, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var clock = new CheckpointClock(plan.CheckpointEvery, time ?? TimeProvider.System);
        var world = plan.From is { } from ? Stages.Before(plan, from.Tick).World : plan.Scenario.World;
        var simulation = plan.From is null
            ? new Simulation(world, plan.Key, plan.RecordsChanges)
            : new Simulation(world, plan.Key, plan.From, plan.RecordsChanges);
        if (plan.From is null)
        {
            yield return Tell(simulation, plan, clock);
        }

        while (!simulation.IsOver)
        {
            cancellation.ThrowIfCancellationRequested();
            (world, simulation) = Staged(plan, world, simulation);
            simulation.Step();
            yield return Tell(simulation, plan, clock);
        }

        await Task.CompletedTask.ConfigureAwait(true);
    }

    /// <summary>Goes on under another world where a stage begins.</summary>
    private static (World World, Simulation Simulation) Staged(RunPlan plan, World world, Simulation simulation)
    {
        var tick = simulation.Frame.Tick;
        if (!plan.Settings.Any(setting => setting.Tick == tick))
        {
            return (world, simulation);
        }

        var next = Stages.At(plan, tick).World;
        return (next, new Simulation(next, plan.Key, Stages.Carry(simulation.TakeSnapshot(), world, next), plan.RecordsChanges));
    }

    private static TickRecord Tell(Simulation simulation, RunPlan plan, CheckpointClock clock)
    {
        var tick = simulation.Frame.Tick;
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
            Snapshot = clock.Strikes() ? simulation.TakeSnapshot() : null,
        };
    }
}
