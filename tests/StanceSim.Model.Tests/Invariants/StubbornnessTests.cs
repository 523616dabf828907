using StanceSim.Model.Tests.Worlds;

namespace StanceSim.Model.Tests.Invariants;

/// <summary>DeGroot, Hegselmann-Krause and Deffuant-Weisbuch know no susceptibility; the others must leave a stubborn actor alone.</summary>
public sealed class StubbornnessTests
{
    [Fact]
    public void A_fully_stubborn_actor_at_its_anchor_never_moves_by_a_bit_in_diplomacy() =>
        RandomWorlds.Diplomacy.Sample(NeverMovesWhereStubborn);

    [Fact]
    public void A_fully_stubborn_actor_at_its_anchor_never_moves_by_a_bit_when_issues_mix() =>
        Gen.Select(RandomWorlds.Diplomacy, Gen.Double[-1, 1].Array[9]).Sample((sketch, coupling) => NeverMovesWhereStubborn(
            sketch with { Rule = Rules.FriedkinJohnsen([.. coupling.Take(sketch.Issues.Length * sketch.Issues.Length)]) }));

    private static void NeverMovesWhereStubborn(Sketch sketch)
    {
        // Members decide for an organisation, however stubborn it is.
        var stubborn = sketch with
        {
            Anchors = sketch.Positions,
            Susceptibility = [.. sketch.Susceptibility.Select((openness, cell) => cell % 2 == 0 ? 0 : openness)],
            Organisations = [],
        };
        var run = Run.Of(stubborn);

        foreach (var frame in run.Positions)
        {
            for (var cell = 0; cell < frame.Length; cell += 2)
            {
                Assert.Equal(BitConverter.DoubleToInt64Bits(stubborn.Positions[cell]), BitConverter.DoubleToInt64Bits(frame[cell]));
            }
        }
    }
}
