using StanceSim.Model.Changes;

namespace StanceSim.Model.Influence;

/// <summary>x' = Wx: everyone takes the mean of those it listens to (DeGroot 1974, doi:10.1080/01621459.1974.10480137).</summary>
/// <remarks>An actor who listens to nobody keeps its position. Susceptibility is not used.</remarks>
public sealed class DeGroot : IInfluenceRule
{
    public static RuleDefinition Definition { get; } = new(
        "degroot",
        "Everyone takes the mean of those it listens to.",
        "DeGroot 1974, doi:10.1080/01621459.1974.10480137",
        [],
        _ => new DeGroot());

    public string Name => Definition.Name;

    public void Update(Tick tick, int first, int last)
    {
        var (network, issues) = (tick.World.Network.Heard, tick.World.IssueCount);
        for (var actor = first; actor < last; actor++)
        {
            var row = tick.Next.Positions.AsSpan(actor * issues, issues);
            if (network.DegreeOf(actor) == 0)
            {
                tick.Now.Positions.AsSpan(actor * issues, issues).CopyTo(row);
                continue;
            }

            NeighbourMean.Of(tick, actor, row);
            tick.World.Bound(row);
            if (tick.Log is { } log)
            {
                Explain(tick, log, actor);
            }
        }
    }

    private static void Explain(Tick tick, ChangeLog log, int actor)
    {
        var issues = tick.World.IssueCount;
        for (var issue = 0; issue < issues; issue++)
        {
            var own = tick.Now.Positions[(actor * issues) + issue];
            var moved = NeighbourMean.Explain(tick, log, actor, issue, openness: 1, coupling: default);
            log.Add(Mechanism.Bound, -1, null, tick.World.CutOff(issue, own + moved));
            tick.TellPosition(actor, issue);
        }
    }
}
