using System.Runtime.CompilerServices;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Experiments.Tests.Worlds;
using StanceSim.Model.Changes;
using StanceSim.Model.Messages;

namespace StanceSim.Experiments.Tests.Results.Recording;

/// <summary>Runs when nothing else does: it looks at the memory of the whole process.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests : IDisposable
{
    private const int Actors = 128;
    private readonly TemporaryFolder folders = new();

    public void Dispose() => folders.Dispose();

    [Fact]
    public async Task Memory_does_not_grow_with_the_number_of_ticks()
    {
        // A tick tells 128 stances, 256 contributions and 64 messages, so that every 512 ticks all tables begin a row group. By
        // the first look every table has filled two; at both looks as many rows wait for the next.
        const int First = 1124, Last = 2148;
        long early = 0, late = 0;
        var plan = SmallWorlds.Plan(SmallWorlds.Ring(Actors, Last));
        await RunRecorder.Record(
            new BusyEngine(),
            plan,
            folders.At("run"),
            progress: record =>
            {
                if (record.Tick == First)
                {
                    early = GC.GetTotalMemory(forceFullCollection: true);
                }
                else if (record.Tick == Last)
                {
                    late = GC.GetTotalMemory(forceFullCollection: true);
                }
            },
            cancellation: TestContext.Current.CancellationToken);

        // Half a million more rows; only what footers tell of about 8 row groups stays in memory.
        Assert.InRange(late - early, long.MinValue, 1 << 18);
    }

    /// <summary>Tells as much as can be told about every tick, without computing anything.</summary>
    private sealed class BusyEngine : IRunEngine
    {
        public string Name => "busy";

        public async IAsyncEnumerable<TickRecord> Run(RunPlan plan, [EnumeratorCancellation] CancellationToken cancellation)
        {
            var positions = new double[Actors];
            for (var tick = 0; tick <= plan.Scenario.World.Ticks; tick++)
            {
                yield return new TickRecord
                {
                    Tick = tick,
                    Positions = positions,
                    Affinities = [],
                    Deterrence = [],
                    Changes = ChangesOf(tick),
                    Sent = [.. Enumerable.Range(0, 64).Select(number => MessageOf(tick, number))],
                    Decisions = [],
                };
            }

            await Task.CompletedTask;
        }

        private static ChangeLog ChangesOf(int tick)
        {
            var log = new ChangeLog();
            for (var actor = 0; actor < Actors && tick > 0; actor++)
            {
                for (var part = 0; part < 2; part++)
                {
                    log.Add(Mechanism.Persuasion, part, $"m{tick}-{part}", 0.5);
                }

                log.Close(tick - 1, actor, Variable.Position, 0, 0, 1);
            }

            return log;
        }

        private static Message MessageOf(int tick, int number) => new()
        {
            Id = $"m{tick}-{number}",
            Cause = new Cause($"m{tick - 1}-{number}", 3),
            Sender = number,
            Sequence = 0,
            Sent = tick,
            Due = tick,
            Content = new MessageContent { Kind = SmallWorlds.Condemn, Addressees = [number + 1] },
            Position = 0,
            Policy = "policy",
        };
    }
}
