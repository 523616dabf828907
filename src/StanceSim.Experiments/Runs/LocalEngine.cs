using System.Runtime.CompilerServices;
using StanceSim.Model;
using StanceSim.Model.Changes;
using StanceSim.Model.Messages;

namespace StanceSim.Experiments.Runs;

/// <summary>The kernel in a loop, on the caller's thread.</summary>
public sealed class LocalEngine : IRunEngine
{
    public string Name => "local";

    public async IAsyncEnumerable<TickRecord> Run(RunPlan plan, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var simulation = new Simulation(plan.Scenario.World, plan.Key, plan.RecordsChanges);
        yield return RecordOf(simulation);
        while (!simulation.IsOver)
        {
            cancellation.ThrowIfCancellationRequested();
            simulation.Step();
            yield return RecordOf(simulation);
        }

        await Task.CompletedTask.ConfigureAwait(true);
    }

    private static TickRecord RecordOf(Simulation simulation) => new()
    {
        Tick = simulation.Frame.Tick,
        Positions = simulation.Frame.Positions,
        Affinities = simulation.Frame.Affinities,
        Deterrence = simulation.Frame.Deterrence,
        Changes = (simulation.Changes ?? new ChangeLog()).InCanonicalOrder(),
        Sent = [.. simulation.Sent.Order(Message.CanonicalOrder)],
        Decisions = [.. simulation.Decisions],
    };
}
