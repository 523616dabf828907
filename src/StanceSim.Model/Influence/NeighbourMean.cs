using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StanceSim.Model.Changes;
using StanceSim.Model.Relations;

namespace StanceSim.Model.Influence;

/// <summary>Σ_i w[j,i]·x[i,k]: what the network says to one listener, for each issue summed in ascending speaker order.</summary>
/// <remarks>
/// Vectors hold issues side by side, never speakers, so every issue's sum has the one order whatever the machine's vector
/// width. A uniform row is summed first and divided by its degree once. Of others a listener knows what they said; of itself,
/// where it gives itself weight, its position.
/// </remarks>
internal static class NeighbourMean
{
    /// <summary>Row sums this near to 1 count as 1.</summary>
    private const double Slack = 1e-14;

    /// <param name="tick">The tick, whose frame now is read.</param>
    /// <param name="listener">Whose row; it must listen to somebody.</param>
    /// <param name="mean">Result, one value per issue.</param>
    public static void Of(Tick tick, int listener, Span<double> mean)
    {
        var network = tick.World.Network.Heard;
        Of(network, tick.Now.Said, tick.World.IssueCount, listener, mean);
        if (!tick.World.AllSpeakRoutinely && network.Find(listener, listener) is >= 0 and var self)
        {
            var row = listener * tick.World.IssueCount;
            for (var issue = 0; issue < mean.Length; issue++)
            {
                mean[issue] += network.AttentionOn(listener, self) * (tick.Now.Positions[row + issue] - tick.Now.Said[row + issue]);
            }
        }
    }

    /// <summary>
    /// Tells what each speaker i contributes to the listener's change: λ·w[j,i]·((Cx_i)_k - x_j,k); what a row that does not quite
    /// sum to 1 leaves is told as the listener's own part. Returns their sum.
    /// </summary>
    public static double Explain(Tick tick, ChangeLog log, int listener, int issue, double openness, IssueCoupling coupling)
    {
        var (network, issues) = (tick.World.Network.Heard, tick.World.IssueCount);
        var own = tick.Now.Positions[(listener * issues) + issue];
        double sum = 0, attention = 0;
        for (var edge = network.RowStarts[listener]; edge < network.RowStarts[listener + 1]; edge++)
        {
            var speaker = network.Columns[edge];
            var row = (speaker == listener ? tick.Now.Positions : tick.Now.Said).AsSpan(speaker * issues, issues);
            var weight = network.AttentionOn(listener, edge);
            sum += Told(log, speaker, openness * weight * (coupling.Of(row, issue) - own));
            attention += weight;
        }

        return Math.Abs(attention - 1) <= Slack ? sum : sum + Told(log, listener, openness * (attention - 1) * own);
    }

    private static double Told(ChangeLog log, int speaker, double amount)
    {
        log.Add(Mechanism.RoutineStatement, speaker, null, amount);
        return amount;
    }

    /// <summary>The same over a table of what was said, without knowledge of oneself.</summary>
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
