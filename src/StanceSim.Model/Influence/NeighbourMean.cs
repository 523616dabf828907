using StanceSim.Model.Relations;

namespace StanceSim.Model.Influence;

/// <summary>Σ_i w[j,i]·x[i,k]: what the network says to one listener, for all issues at once, summed in ascending speaker order.</summary>
internal static class NeighbourMean
{
    /// <param name="network">Who listens to whom.</param>
    /// <param name="said">Table of what was said.</param>
    /// <param name="issues">Number of issues.</param>
    /// <param name="listener">Whose row.</param>
    /// <param name="mean">Result, one value per issue.</param>
    public static void Of(Network network, ReadOnlySpan<double> said, int issues, int listener, Span<double> mean)
    {
        mean.Clear();
        int start = network.RowStarts[listener], end = network.RowStarts[listener + 1];
        for (var edge = start; edge < end; edge++)
        {
            var weight = network.IsUniform ? 1 : network.Attention[edge];
            var speaker = said.Slice(network.Columns[edge] * issues, issues);
            for (var issue = 0; issue < issues; issue++)
            {
                mean[issue] += weight * speaker[issue];
            }
        }

        if (network.IsUniform)
        {
            for (var issue = 0; issue < issues; issue++)
            {
                mean[issue] /= end - start;
            }
        }
    }
}
