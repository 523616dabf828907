using StanceSim.Model.Influence;
using StanceSim.Model.Randomness;
using StanceSim.Model.Relations;
using StanceSim.Model.Tests.Worlds;

namespace StanceSim.Model.Tests.Influence;

/// <summary>Friedkin-Johnsen moves several cells at a time; each must have the bits of its own formula, wherever a slice begins.</summary>
public sealed class AnchorLanesTests
{
    private const int Actors = 7;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    public void Every_cell_has_the_bits_of_the_formula(int issues) =>
        Gen.Select(Gen.Double[-1, 1].Array[Actors * issues], Gen.Double[0, 1].Array[Actors * issues], Gen.Int[0, Actors]).Sample(
            (start, openness, split) =>
            {
                var world = new Sketch
                {
                    // Actor j listens to the j actors before it, so the first listens to nobody.
                    Network = new Network
                    {
                        RowStarts = [.. Enumerable.Range(0, Actors + 1).Select(j => j * (j - 1) / 2)],
                        Columns = [.. Enumerable.Range(0, Actors).SelectMany(j => Enumerable.Range(0, j))],
                    },
                    Positions = [.. start],
                    Susceptibility = [.. openness],
                    Issues = [.. Enumerable.Range(0, issues).Select(k => new Issue { Id = $"k{k}", High = k == 0 ? 1 : 2 })],
                    Rule = new FriedkinJohnsen([]),
                }.Build();
                var (now, next) = (Frame.Initial(world), Frame.Blank(world));
                var tick = new Tick(world, new RunKey(1), now, next, [], null);

                tick.Advance(0, split);
                tick.Advance(split, Actors);

                for (var cell = 0; cell < start.Length; cell++)
                {
                    var listener = cell / issues;
                    double sum = 0;
                    for (var speaker = 0; speaker < listener; speaker++)
                    {
                        sum += start[(speaker * issues) + (cell % issues)];
                    }

                    var moved = (openness[cell] * (sum / listener)) + ((1 - openness[cell]) * start[cell]);
                    Assert.Equal(listener == 0 ? start[cell] : Math.Clamp(moved, -1, cell % issues == 0 ? 1 : 2), next.Positions[cell]);
                }
            });
}
