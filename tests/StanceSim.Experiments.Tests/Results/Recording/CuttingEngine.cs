using System.Runtime.CompilerServices;
using StanceSim.Experiments.Runs;

namespace StanceSim.Experiments.Tests.Results.Recording;

/// <summary>The local engine, with checkpoints due after chosen frames.</summary>
internal sealed class CuttingEngine(Func<int, bool> cutsAfter) : IRunEngine
{
    public string Name => "cutting";

    public async IAsyncEnumerable<TickRecord> Run(RunPlan plan, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var record in new LocalEngine().Run(plan with { CheckpointEvery = TimeSpan.Zero }, cancellation))
        {
            yield return new TickRecord
            {
                Tick = record.Tick,
                Positions = record.Positions,
                Affinities = record.Affinities,
                Deterrence = record.Deterrence,
                Changes = record.Changes,
                Sent = record.Sent,
                Decisions = record.Decisions,
                Injections = record.Injections,
                Settings = record.Settings,
                Snapshot = cutsAfter(record.Tick) ? record.Snapshot : null,
            };
        }
    }
}
