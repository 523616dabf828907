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
        var issues = tick.World.IssueCount;
        var next = tick.Next.Positions.AsSpan((first * issues)..(last * issues));
        NeighbourMean.Of(tick, first, next);
        KeepWhereNobodyIsHeard(next, tick.Now.Positions.AsSpan(first * issues));
        tick.World.Scales.Bound(next);
        if (tick.Log is { } log)
        {
            for (var actor = first; actor < last; actor++)
            {
                Explain(tick, log, actor);
            }
        }
    }

    private static void KeepWhereNobodyIsHeard(Span<double> means, ReadOnlySpan<double> now)
    {
        for (var cell = 0; cell < means.Length; cell++)
        {
            means[cell] = double.IsNaN(means[cell]) ? now[cell] : means[cell];
        }
    }

    private static void Explain(Tick tick, ChangeLog log, int actor)
    {
        var issues = tick.World.Network.Heard.DegreeOf(actor) == 0 ? 0 : tick.World.IssueCount;
        for (var issue = 0; issue < issues; issue++)
        {
            var own = tick.Now.Positions[(actor * issues) + issue];
            var moved = NeighbourMean.Explain(tick, log, actor, issue, openness: 1, coupling: default);
            log.Add(Mechanism.Bound, -1, null, tick.World.Scales.CutOff(issue, own + moved));
            tick.TellPosition(actor, issue);
        }
    }
}
