using System.Collections.Immutable;
using System.Diagnostics;
using StanceSim.Model;
using StanceSim.Model.Actors;
using StanceSim.Model.Influence;
using StanceSim.Model.Randomness;

namespace StanceSim.Benchmarks.Kernel;

/// <summary>One thing that both the C reference and the product's own <see cref="Simulation"/> compute.</summary>
internal sealed record Workload
{
    public required string Name { get; init; }

    /// <summary>Name of the workload in the reference program.</summary>
    public required string Reference { get; init; }

    public required IInfluenceRule Rule { get; init; }

    /// <summary>Confidence bound for the reference program; unused by rules without one.</summary>
    public double Bound { get; init; }

    /// <summary>Positions on [0, 1] instead of [-1, 1].</summary>
    public bool HasUnitScale { get; init; }

    /// <summary>The reference reports the best of several repetitions, so ours does too.</summary>
    public bool TakesBest { get; init; }

    /// <summary>Whether the reference's variance (true) or sum (false) of final positions is the check value.</summary>
    public bool ChecksVariance { get; init; }

    /// <summary>Largest relative difference between the check values; 0.5 where both draw their own random pairs.</summary>
    public required double Tolerance { get; init; }

    /// <summary>Steps the kernel, one thread, changes not recorded, through the product's API.</summary>
    public Measured Run(ReferenceGraph graph, int ticks)
    {
        var world = WorldOf(graph, ticks);
        var repetitions = !TakesBest ? 1 : graph.ActorCount < 20_000 ? 20 : 3;
        var best = double.MaxValue;
        double check = 0;
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            var simulation = new Simulation(world, new RunKey(7), recordsChanges: false);
            var start = Stopwatch.GetTimestamp();
            while (!simulation.IsOver)
            {
                simulation.Step();
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
            check = CheckOf(simulation.Frame.Positions);
        }

        return new Measured(best, check);
    }

    private World WorldOf(ReferenceGraph graph, int ticks)
    {
        ImmutableArray<double> positions = HasUnitScale ? [.. graph.Positions.Select(x => (x + 1) / 2)] : graph.Positions;
        return new World
        {
            Actors = [.. Enumerable.Range(0, graph.ActorCount).Select(i => new Actor { Id = $"a{i}", Type = ActorType.Population })],
            Issues = [new Issue { Id = "opinion", Low = HasUnitScale ? 0 : -1 }],
            Network = graph.Network,
            InitialPositions = positions,
            Anchors = positions,
            Susceptibility = graph.Susceptibility,
            Rule = Rule,
            Ticks = ticks,
        };
    }

    private double CheckOf(double[] positions)
    {
        if (!ChecksVariance)
        {
            return positions.Sum();
        }

        var mean = positions.Average();
        return positions.Sum(x => (x - mean) * (x - mean)) / positions.Length;
    }
}
