using System.Collections.Immutable;
using System.Diagnostics;
using StanceSim.Model;
using StanceSim.Model.Actors;
using StanceSim.Model.Influence;
using StanceSim.Model.Randomness;

namespace StanceSim.Benchmarks.Kernel;

/// <summary>Many short Friedkin-Johnsen runs that differ in their initial positions, as the reference's <c>ens_fj</c>: a world and a simulation per replicate.</summary>
internal static class Ensemble
{
    public const int Replicates = 1_000;

    public static Measured Run(ReferenceGraph graph, int ticks)
    {
        ImmutableArray<Actor> actors = [.. Enumerable.Range(0, graph.ActorCount).Select(i => new Actor { Id = $"a{i}", Type = ActorType.Population })];
        ImmutableArray<Issue> issues = [new Issue { Id = "opinion" }];
        var rule = new FriedkinJohnsen([]);
        var best = double.MaxValue;
        double sum = 0;
        for (var repetition = 0; repetition < 3; repetition++)
        {
            sum = 0;
            var start = Stopwatch.GetTimestamp();
            for (var replicate = 0; replicate < Replicates; replicate++)
            {
                var positions = PositionsOf(replicate, graph.ActorCount);
                var world = new World
                {
                    Actors = actors,
                    Issues = issues,
                    Network = graph.Network,
                    InitialPositions = positions,
                    Anchors = positions,
                    Susceptibility = graph.Susceptibility,
                    Rule = rule,
                    Ticks = ticks,
                };
                var simulation = new Simulation(world, new RunKey(7, replicate), recordsChanges: false);
                while (!simulation.IsOver)
                {
                    simulation.Step();
                }

                sum += simulation.Frame.Positions.Sum();
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return new Measured(best, sum);
    }

    /// <summary>The reference's own initial positions: SplitMix64 from 1000 + replicate, on [-1, 1).</summary>
    private static ImmutableArray<double> PositionsOf(int replicate, int actors)
    {
        var builder = ImmutableArray.CreateBuilder<double>(actors);
        var stream = 1000UL + (ulong)replicate;
        for (var actor = 0; actor < actors; actor++)
        {
            builder.Add((2 * Draw.ToUnit(Draw.At(stream, (ulong)actor))) - 1);
        }

        return builder.MoveToImmutable();
    }
}
