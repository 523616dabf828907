using StanceSim.Model.Influence;
using StanceSim.Model.Relations;

namespace StanceSim.Model.Tests.Influence;

public sealed class NeighbourMeanTests
{
    /// <summary>Vectors hold issues, so each issue's sum must have the bits of the plain loop over speakers.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Has_the_bits_of_the_plain_sum_in_ascending_order(bool uniform)
    {
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 9], Gen.Double[-1, 1].Array[12 * 9], Gen.Double[0, 1].Array[12]).Sample(
            (speakers, issues, said, weights) =>
            {
                var network = new Network
                {
                    RowStarts = [0, speakers],
                    Columns = [.. Enumerable.Range(0, speakers)],
                    Attention = uniform ? [] : [.. weights.Take(speakers)],
                };
                var mean = new double[issues];

                NeighbourMean.Of(network, said, issues, 0, mean);

                for (var issue = 0; issue < issues; issue++)
                {
                    double sum = 0;
                    for (var speaker = 0; speaker < speakers; speaker++)
                    {
                        var value = said[(speaker * issues) + issue];
                        sum += uniform ? value : weights[speaker] * value;
                    }

                    Assert.Equal(
                        BitConverter.DoubleToInt64Bits(uniform ? sum / speakers : sum), BitConverter.DoubleToInt64Bits(mean[issue]));
                }
            });
    }
}
