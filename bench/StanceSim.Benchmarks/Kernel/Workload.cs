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

    /// <summary>Issues, on each of which our positions are those of the reference; it knows one, so its time counts once per issue.</summary>
    public int Issues { get; init; } = 1;

    /// <summary>Positions on [0, 1] instead of [-1, 1].</summary>
    public bool HasUnitScale { get; init; }

    /// <summary>The reference repeats the workload in one process and reports its best.</summary>
    public bool ReferenceRepeats { get; init; }

    /// <summary>Whether the reference's variance (true) or sum (false) of final positions is the check value.</summary>
    public bool ChecksVariance { get; init; }

    /// <summary>Largest relative difference between the check values; 0.5 where both draw their own random pairs.</summary>
    public required double Tolerance { get; init; }

    /// <summary>How often the reference repeats the workload by itself.</summary>
    public int RepetitionsOf(int actors) => !ReferenceRepeats ? 1 : actors < 20_000 ? 20 : 3;

    /// <summary>Steps the kernel, one thread, changes not recorded, through the product's API.</summary>
    public Measured Run(ReferenceGraph graph, int ticks)
    {
        var world = WorldOf(graph, ticks);
        var repetitions = RepetitionsOf(graph.ActorCount);
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
        var positions = OnEveryIssue(HasUnitScale ? graph.Positions.Select(x => (x + 1) / 2) : graph.Positions);
        return new World
        {
            Actors = [.. Enumerable.Range(0, graph.ActorCount).Select(i => new Actor { Id = $"a{i}", Type = ActorType.Population })],
            Issues = [.. Enumerable.Range(0, Issues).Select(k => new Issue { Id = $"opinion-{k}", Low = HasUnitScale ? 0 : -1 })],
            Network = graph.Network,
            InitialPositions = positions,
            Anchors = positions,
            Susceptibility = OnEveryIssue(graph.Susceptibility),
            Rule = Rule,
            Ticks = ticks,
        };
    }

    private ImmutableArray<double> OnEveryIssue(IEnumerable<double> values) =>
        [.. values.SelectMany(value => Enumerable.Repeat(value, Issues))];

    /// <summary>Of all issues together, per issue.</summary>
    private double CheckOf(double[] positions)
    {
        if (!ChecksVariance)
        {
            return positions.Sum() / Issues;
        }

        var mean = positions.Average();
        return positions.Sum(x => (x - mean) * (x - mean)) / positions.Length;
    }
}
