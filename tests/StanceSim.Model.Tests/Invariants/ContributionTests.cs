using StanceSim.Model.Changes;
using StanceSim.Model.Tests.Worlds;

namespace StanceSim.Model.Tests.Invariants;

public sealed class ContributionTests
{
    [Fact]
    public void Contributions_sum_to_their_change_and_changes_lead_from_frame_to_frame() =>
        RandomWorlds.All.Sample(sketch =>
        {
            var run = Run.Of(sketch);
            for (var tick = 1; tick < run.Positions.Length; tick++)
            {
                var log = run.Changes[tick];
                foreach (var change in log.Changes)
                {
                    var sum = log.Of(change).ToArray().Sum(part => part.Amount);
                    Assert.Equal(change.After - change.Before, sum, 1e-12);
                    Assert.Equal(tick - 1, change.Tick);
                }

                AssertTells(log, Variable.Position, run.Positions[tick - 1], run.Positions[tick], sketch.Issues.Length);
                AssertTells(log, Variable.Affinity, run.Affinities[tick - 1], run.Affinities[tick], sketch.ActorCount);
                AssertTells(log, Variable.Deterrence, run.Deterrence[tick - 1], run.Deterrence[tick], sketch.Issues.Length);
            }
        });

    [Fact]
    public void Rows_of_attention_that_do_not_quite_sum_to_1_are_accounted_for()
    {
        var run = Run.Of(new Sketch
        {
            Positions = [100, 20, 60],
            Issues = [Scales.Percent],
            Network = Networks.FromAttention([[0.3333333333, 0.3333333333, 0.3333333333], [0.5, 0.5000000004, 0], [0, 1, 0]]),
            Rule = Rules.DeGroot(),
            Ticks = 3,
        });

        Assert.All(run.Changes.Skip(1), log => Assert.All(
            log.Changes.ToArray(), change => Assert.Equal(change.After - change.Before, log.Of(change).ToArray().Sum(part => part.Amount), 1e-12)));
    }

    /// <summary>What changed between two tables is told, and what is told changed so.</summary>
    private static void AssertTells(ChangeLog log, Variable variable, double[] before, double[] after, int width)
    {
        var expected = Enumerable.Range(0, before.Length)
            .Where(cell => before[cell] != after[cell])
            .Select(cell => (cell / width, cell % width, before[cell], after[cell]));
        var told = log.Changes.ToArray()
            .Where(change => change.Variable == variable)
            .Select(change => (change.Actor, change.Subject, change.Before, change.After));
        Assert.Equal(expected, told);
    }
}
