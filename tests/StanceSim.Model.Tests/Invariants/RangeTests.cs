using StanceSim.Model.Tests.Worlds;

namespace StanceSim.Model.Tests.Invariants;

public sealed class RangeTests
{
    [Fact]
    public void Positions_stay_on_their_scales_and_affinities_and_deterrence_within_1() =>
        RandomWorlds.All.Sample(sketch =>
        {
            var run = Run.Of(sketch);
            foreach (var frame in run.Positions)
            {
                for (var cell = 0; cell < frame.Length; cell++)
                {
                    var issue = sketch.Issues[cell % sketch.Issues.Length];
                    Assert.InRange(frame[cell], issue.Low, issue.High);
                }
            }

            Assert.All(run.Affinities.Concat(run.Deterrence).SelectMany(table => table), value => Assert.InRange(value, -1, 1));
        });
}
