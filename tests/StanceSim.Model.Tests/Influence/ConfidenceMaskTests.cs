using StanceSim.Model.Actors;
using StanceSim.Model.Influence;
using StanceSim.Model.Randomness;
using StanceSim.Model.Relations;

namespace StanceSim.Model.Tests.Influence;

/// <summary>The bounded-confidence rules mask instead of branching; they must have the bits of the formulas with an if.</summary>
public sealed class ConfidenceMaskTests
{
    private const int Actors = 8;
    private const int Issues = 3;

    [Fact]
    public void Hegselmann_Krause_has_the_bits_of_the_formula() =>
        Gen.Select(Gen.Double[-1, 1].Array[Actors * Issues], Gen.Double[0, 1]).Sample((start, bound) =>
        {
            var simulation = new Simulation(WorldOf(start, new HegselmannKrause(bound)), new RunKey(1), recordsChanges: false);

            simulation.Step();

            for (var cell = 0; cell < start.Length; cell++)
            {
                double sum = start[cell], count = 1;
                for (var other = 0; other < Actors; other++)
                {
                    var said = start[(other * Issues) + (cell % Issues)];
                    if (other != cell / Issues && Math.Abs(said - start[cell]) <= bound)
                    {
                        (sum, count) = (sum + said, count + 1);
                    }
                }

                Assert.Equal(sum / count, simulation.Frame.Positions[cell]);
            }
        });

    [Fact]
    public void Deffuant_Weisbuch_has_the_bits_of_the_formula() =>
        Gen.Select(Gen.Double[-1, 1].Array[Actors * Issues], Gen.Double[0, 1], Gen.Double[0, 0.5]).Sample((start, bound, convergence) =>
        {
            var simulation = new Simulation(WorldOf(start, new DeffuantWeisbuch(bound, convergence)), new RunKey(1), recordsChanges: false);

            simulation.Step();

            double[] expected = [.. start];
            for (var encounter = 0; encounter < Actors; encounter++)
            {
                var one = Draw.ToIndex(Draw.Bits(new RunKey(1), 0, 0, Purpose.Pair, (ulong)encounter * 2), Actors);
                var other = Draw.ToIndex(Draw.Bits(new RunKey(1), 0, 0, Purpose.Pair, ((ulong)encounter * 2) + 1), Actors);
                for (var issue = 0; issue < Issues; issue++)
                {
                    ref var x = ref expected[(one * Issues) + issue];
                    ref var y = ref expected[(other * Issues) + issue];
                    var distance = y - x;
                    if (Math.Abs(distance) < bound)
                    {
                        x += convergence * distance;
                        y -= convergence * distance;
                    }
                }
            }

            Assert.Equal(expected, simulation.Frame.Positions);
        });

    /// <summary>Everybody listens to everybody, themselves included.</summary>
    private static World WorldOf(double[] positions, IInfluenceRule rule) => new()
    {
        Actors = [.. Enumerable.Range(0, Actors).Select(i => new Actor { Id = $"a{i}" })],
        Issues = [.. Enumerable.Range(0, Issues).Select(k => new Issue { Id = $"k{k}" })],
        Network = new Network
        {
            RowStarts = [.. Enumerable.Range(0, Actors + 1).Select(i => i * Actors)],
            Columns = [.. Enumerable.Range(0, Actors * Actors).Select(edge => edge % Actors)],
        },
        InitialPositions = [.. positions],
        Anchors = [.. positions],
        Susceptibility = [.. positions.Select(_ => 1.0)],
        Rule = rule,
        Ticks = 5,
    };
}
