using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StanceSim.Model.Changes;

namespace StanceSim.Model.Influence;

/// <summary>
/// x_j' = mean of x_i over the i with |x_i - x_j| ≤ ε that j listens to, itself included, all at once (Hegselmann and Krause
/// 2002, JASSS 5(3)2).
/// </summary>
/// <remarks>
/// The bound is inclusive and the schedule synchronous, as published; both change how many clusters there are. Attention
/// weights and susceptibility are not used. Issues are independent.
/// </remarks>
public sealed class HegselmannKrause(double confidenceBound) : IInfluenceRule
{
    private static readonly RuleParameter Bound = new(
        "confidenceBound", 0.2, 0, double.MaxValue, "ε: the largest distance, on the issue's own scale, at which others still count");

    public static RuleDefinition Definition { get; } = new(
        "hegselmann-krause",
        "Everyone takes the mean of those within its confidence bound.",
        "Hegselmann and Krause 2002, JASSS 5(3)2",
        [Bound],
        settings => new HegselmannKrause(settings.Get(Bound)));

    public string Name => Definition.Name;

    public void Update(Tick tick, int first, int last)
    {
        var (network, issues) = (tick.World.Network.Heard, tick.World.IssueCount);
        ReadOnlySpan<int> starts = network.RowStarts.AsSpan(), columns = network.Columns.AsSpan();
        ReadOnlySpan<double> now = tick.Now.Positions, said = tick.Now.Said;
        Span<double> next = tick.Next.Positions;
        for (var actor = first; actor < last; actor++)
        {
            var speakers = columns[starts[actor]..starts[actor + 1]];
            for (var issue = 0; issue < issues; issue++)
            {
                var cell = (actor * issues) + issue;
                var (sum, count) = SumOfNear(speakers, said[issue..], issues, actor, now[cell]);

                // The mean of equal numbers can miss them by a bit, and leave the scale by it.
                next[cell] = Math.Clamp(sum / count, tick.World.Issues[issue].Low, tick.World.Issues[issue].High);
                if (tick.Log is { } log)
                {
                    Explain(tick, log, actor, issue, count);
                }
            }
        }
    }

    /// <summary>Sum and number of those within the bound, oneself first, then in ascending speaker order.</summary>
    /// <remarks>Who is near is hard to foresee, so nearness is a mask and not a branch: several times faster on large networks.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (double Sum, double Count) SumOfNear(
        ReadOnlySpan<int> speakers, ReadOnlySpan<double> said, int issues, int actor, double own)
    {
        var bound = Vector128.CreateScalarUnsafe(confidenceBound);
        var one = Vector128.CreateScalarUnsafe(1.0);
        var self = Vector128.CreateScalarUnsafe(own);
        var (sum, count) = (self, one);
        foreach (var speaker in speakers)
        {
            if (speaker == actor)
            {
                continue;
            }

            var position = Vector128.CreateScalarUnsafe(said[speaker * issues]);
            var near = Vector128.LessThanOrEqual(Vector128.Abs(position - self), bound);
            sum += near & position;
            count += near & one;
        }

        return (sum.ToScalar(), count.ToScalar());
    }

    /// <summary>Each of the n who count contributes (x_i - x_j) / n.</summary>
    private void Explain(Tick tick, ChangeLog log, int actor, int issue, double count)
    {
        var (network, issues) = (tick.World.Network.Heard, tick.World.IssueCount);
        var own = tick.Now.Positions[(actor * issues) + issue];
        for (var edge = network.RowStarts[actor]; edge < network.RowStarts[actor + 1]; edge++)
        {
            var speaker = network.Columns[edge];
            var distance = tick.Now.Said[(speaker * issues) + issue] - own;
            if (speaker != actor && Math.Abs(distance) <= confidenceBound)
            {
                log.Add(Mechanism.RoutineStatement, speaker, null, distance / count);
            }
        }

        tick.TellPosition(actor, issue);
    }
}
