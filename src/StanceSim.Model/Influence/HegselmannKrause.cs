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
        var (network, issues) = (tick.World.Network, tick.World.IssueCount);
        for (var actor = first; actor < last; actor++)
        {
            for (var issue = 0; issue < issues; issue++)
            {
                var own = tick.Now.Positions[(actor * issues) + issue];
                double sum = own, count = 1;
                for (var edge = network.RowStarts[actor]; edge < network.RowStarts[actor + 1]; edge++)
                {
                    var speaker = network.Columns[edge];
                    var said = tick.Now.Said[(speaker * issues) + issue];
                    var near = speaker != actor && Math.Abs(said - own) <= confidenceBound ? 1.0 : 0.0;
                    sum += near * said;
                    count += near;
                }

                tick.Next.Positions[(actor * issues) + issue] = sum / count;
                if (tick.Log is { } log)
                {
                    Explain(tick, log, actor, issue, count);
                }
            }
        }
    }

    /// <summary>Each of the n who count contributes (x_i - x_j) / n.</summary>
    private void Explain(Tick tick, ChangeLog log, int actor, int issue, double count)
    {
        var (network, issues) = (tick.World.Network, tick.World.IssueCount);
        var own = tick.Now.Positions[(actor * issues) + issue];
        for (var edge = network.RowStarts[actor]; edge < network.RowStarts[actor + 1]; edge++)
        {
            var speaker = network.Columns[edge];
            var distance = tick.Now.Said[(speaker * issues) + issue] - own;
            if (Math.Abs(distance) <= confidenceBound)
            {
                log.Add(Mechanism.RoutineStatement, speaker, null, distance / count);
            }
        }

        tick.TellPosition(actor, issue);
    }
}
