using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StanceSim.Model.Changes;
using StanceSim.Model.Relations;

namespace StanceSim.Model.Influence;

/// <summary>Σ_i w[j,i]·x[i,k]: what the network says to a listener, for each issue summed in ascending speaker order.</summary>
/// <remarks>
/// Vectors hold issues side by side, never speakers, so every issue's sum has the one order whatever the machine's vector
/// width. A uniform row is summed first and divided by its degree once. Of others a listener knows what they said; of itself,
/// where it gives itself weight, its position.
/// </remarks>
internal static class NeighbourMean
{
    /// <summary>Row sums this near to 1 count as 1.</summary>
    private const double Slack = 1e-14;

    /// <summary>Writes the means of the listeners from <paramref name="first"/> on, on all issues; NaN for those who listen to nobody.</summary>
    /// <param name="tick">The tick, whose frame now is read.</param>
    /// <param name="first">The first listener.</param>
    /// <param name="means">Results: whole rows, laid out as positions.</param>
    public static void Of(Tick tick, int first, Span<double> means)
    {
        var (world, issues) = (tick.World, tick.World.IssueCount);
        Of(world.Network.Heard, tick.Now.Said, issues, first, means);
        for (var row = 0; !world.AllSpeakRoutinely && row < means.Length; row += issues)
        {
            KnowOneself(tick, first + (row / issues), means.Slice(row, issues));
        }
    }

    /// <summary>The same over a table of what was said, without knowledge of oneself.</summary>
    public static void Of(Network network, ReadOnlySpan<double> said, int issues, int first, Span<double> means)
    {
        var issue = 0;
        for (; issue + FourIssues.Count <= issues; issue += FourIssues.Count)
        {
            OnSome<FourIssues>(network, said, issues, issue, first, means);
        }

        for (; issue + TwoIssues.Count <= issues; issue += TwoIssues.Count)
        {
            OnSome<TwoIssues>(network, said, issues, issue, first, means);
        }

        if (issue < issues)
        {
            OnSome<OneIssue>(network, said, issues, issue, first, means);
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

    private static void KnowOneself(Tick tick, int listener, Span<double> mean)
    {
        var network = tick.World.Network.Heard;
        if (network.Find(listener, listener) is >= 0 and var self)
        {
            var row = listener * mean.Length;
            for (var issue = 0; issue < mean.Length; issue++)
            {
                mean[issue] += network.AttentionOn(listener, self) * (tick.Now.Positions[row + issue] - tick.Now.Said[row + issue]);
            }
        }
    }

    /// <summary>Means on the issues from <paramref name="issue"/> on, as many as there are lanes.</summary>
    private static void OnSome<TLanes>(
        Network network, ReadOnlySpan<double> said, int issues, int issue, int first, Span<double> means)
        where TLanes : struct, IIssueLanes<TLanes>
    {
        // Known to the compiler, the width of a row costs nothing: a third of the speed on one issue.
        if (issues == TLanes.Count)
        {
            Sum<TLanes>(network, said, TLanes.Count, 0, first, means);
        }
        else
        {
            Sum<TLanes>(network, said, issues, issue, first, means);
        }
    }

    /// <remarks>Reads without bounds checks, which cost a fifth of the speed: a network's columns are actors of the world.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sum<TLanes>(
        Network network, ReadOnlySpan<double> said, int issues, int issue, int first, Span<double> means)
        where TLanes : struct, IIssueLanes<TLanes>
    {
        var starts = network.RowStarts.AsSpan(first, (means.Length / issues) + 1);
        ref var position = ref Unsafe.Add(ref MemoryMarshal.GetReference(said), issue);
        ref var speaker = ref MemoryMarshal.GetReference(network.Columns.AsSpan());
        ref var attention = ref MemoryMarshal.GetReference(network.Attention.AsSpan());
        ref var mean = ref Unsafe.Add(ref MemoryMarshal.GetReference(means), issue);
        var isUniform = network.IsUniform;
        nint edge = starts[0], stride = issues;
        for (var row = 1; row < starts.Length; row++)
        {
            TLanes sum = default;
            nint end = starts[row], degree = end - edge;
            if (isUniform)
            {
                for (; edge < end; edge++)
                {
                    sum += TLanes.Read(ref Unsafe.Add(ref position, Unsafe.Add(ref speaker, edge) * stride));
                }

                // The mean of nobody is 0/0.
                (sum / degree).Write(ref mean);
            }
            else
            {
                for (; edge < end; edge++)
                {
                    sum += Unsafe.Add(ref attention, edge) * TLanes.Read(ref Unsafe.Add(ref position, Unsafe.Add(ref speaker, edge) * stride));
                }

                (degree == 0 ? sum / 0 : sum).Write(ref mean);
            }

            mean = ref Unsafe.Add(ref mean, stride);
        }
    }
}
