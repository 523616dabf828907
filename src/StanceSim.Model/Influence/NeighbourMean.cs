using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StanceSim.Model.Relations;

namespace StanceSim.Model.Influence;

/// <summary>Σ_i w[j,i]·x[i,k]: what the network says to one listener, for each issue summed in ascending speaker order.</summary>
/// <remarks>
/// Vectors hold issues side by side, never speakers, so every issue's sum has the one order whatever the machine's vector
/// width. A uniform row is summed first and divided by its degree once.
/// </remarks>
internal static class NeighbourMean
{
    /// <param name="network">Who listens to whom.</param>
    /// <param name="said">Table of what was said.</param>
    /// <param name="issues">Number of issues.</param>
    /// <param name="listener">Whose row; it must listen to somebody.</param>
    /// <param name="mean">Result, one value per issue.</param>
    public static void Of(Network network, ReadOnlySpan<double> said, int issues, int listener, Span<double> mean)
    {
        var (start, degree) = (network.RowStarts[listener], network.DegreeOf(listener));
        var speakers = network.Columns.AsSpan(start, degree);
        var weights = network.IsUniform ? default : network.Attention.AsSpan(start, degree);
        var issue = 0;
        for (; issue + 4 <= issues; issue += 4)
        {
            OfFour(speakers, weights, said[issue..], issues).CopyTo(mean[issue..]);
        }

        for (; issue + 2 <= issues; issue += 2)
        {
            OfTwo(speakers, weights, said[issue..], issues).CopyTo(mean[issue..]);
        }

        if (issue < issues)
        {
            mean[issue] = OfOne(speakers, weights, said[issue..], issues);
        }
    }

    /// <summary>The mean on the issue at the front of the table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double OfOne(ReadOnlySpan<int> speakers, ReadOnlySpan<double> weights, ReadOnlySpan<double> said, int issues)
    {
        double sum = 0;
        if (weights.IsEmpty)
        {
            foreach (var speaker in speakers)
            {
                sum += said[speaker * issues];
            }

            return sum / speakers.Length;
        }

        for (var place = 0; place < speakers.Length; place++)
        {
            sum += weights[place] * said[speakers[place] * issues];
        }

        return sum;
    }

    private static Vector128<double> OfTwo(
        ReadOnlySpan<int> speakers, ReadOnlySpan<double> weights, ReadOnlySpan<double> said, int issues)
    {
        var sum = Vector128<double>.Zero;
        for (var place = 0; place < speakers.Length; place++)
        {
            var row = Vector128.Create(said.Slice(speakers[place] * issues, 2));
            sum += weights.IsEmpty ? row : weights[place] * row;
        }

        return weights.IsEmpty ? sum / speakers.Length : sum;
    }

    private static Vector256<double> OfFour(
        ReadOnlySpan<int> speakers, ReadOnlySpan<double> weights, ReadOnlySpan<double> said, int issues)
    {
        var sum = Vector256<double>.Zero;
        for (var place = 0; place < speakers.Length; place++)
        {
            var row = Vector256.Create(said.Slice(speakers[place] * issues, 4));
            sum += weights.IsEmpty ? row : weights[place] * row;
        }

        return weights.IsEmpty ? sum / speakers.Length : sum;
    }
}
