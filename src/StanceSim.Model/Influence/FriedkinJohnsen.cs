using System.Collections.Immutable;
using StanceSim.Model.Changes;

namespace StanceSim.Model.Influence;

/// <summary>
/// x' = [(ΛW)⊗C]x + [(I-Λ)⊗I]u: influence by those one listens to, and a lasting pull to one's own anchor (Friedkin and
/// Johnsen 1990, doi:10.1080/0022250X.1990.9990069; several issues: Parsegov et al. 2017, doi:10.1109/TAC.2016.2613905).
/// </summary>
/// <remarks>An actor with λ = 0 keeps its anchor exactly, whatever C mixes; one who listens to nobody does too.</remarks>
public sealed class FriedkinJohnsen : IInfluenceRule
{
    private readonly IssueCoupling coupling;

    /// <param name="coupling">C, row-major issues × issues, rows summing to 1 in magnitude; empty: issues do not mix.</param>
    public FriedkinJohnsen(ImmutableArray<double> coupling) => this.coupling = new(coupling);

    public static RuleDefinition Definition { get; } = new(
        "friedkin-johnsen",
        "Influence by those one listens to, and a lasting pull to one's own anchor; issues can be coupled.",
        "Friedkin and Johnsen 1990, doi:10.1080/0022250X.1990.9990069; Parsegov et al. 2017, doi:10.1109/TAC.2016.2613905",
        [],
        settings => new FriedkinJohnsen(settings.Coupling));

    public string Name => Definition.Name;

    public void Update(Tick tick, int first, int last)
    {
        if (tick.World.IssueCount == 1 && tick.World.AllSpeakRoutinely && coupling.IsIdentity)
        {
            MoveOnOneIssue(tick, first, last);
        }
        else
        {
            MoveOnAllIssues(tick, first, last);
        }

        if (tick.Log is { } log)
        {
            Explain(tick, log, first, last);
        }
    }

    private static void MoveOnOneIssue(Tick tick, int first, int last)
    {
        var network = tick.World.Network.Heard;
        ReadOnlySpan<int> starts = network.RowStarts.AsSpan(), columns = network.Columns.AsSpan();
        ReadOnlySpan<double> attention = network.Attention.AsSpan();
        ReadOnlySpan<double> susceptibility = tick.World.Susceptibility.AsSpan(), anchors = tick.World.Anchors.AsSpan();
        ReadOnlySpan<double> said = tick.Now.Said;
        Span<double> next = tick.Next.Positions;
        var scale = tick.World.Issues[0];
        double low = scale.Low, high = scale.High;
        for (var actor = first; actor < last; actor++)
        {
            int start = starts[actor], degree = starts[actor + 1] - start;
            if (degree == 0)
            {
                next[actor] = anchors[actor];
                continue;
            }

            var weights = attention.IsEmpty ? default : attention.Slice(start, degree);
            var mean = NeighbourMean.OfOne(columns.Slice(start, degree), weights, said, 1);
            next[actor] = Math.Clamp(Blend(susceptibility[actor], mean, anchors[actor]), low, high);
        }
    }

    private void MoveOnAllIssues(Tick tick, int first, int last)
    {
        var (world, issues) = (tick.World, tick.World.IssueCount);
        Span<double> mean = stackalloc double[issues <= 64 ? issues : 0];
        mean = issues <= 64 ? mean : new double[issues];
        for (var actor = first; actor < last; actor++)
        {
            var anchors = world.Anchors.AsSpan(actor * issues, issues);
            var next = tick.Next.Positions.AsSpan(actor * issues, issues);
            if (world.Network.Heard.DegreeOf(actor) == 0)
            {
                anchors.CopyTo(next);
                continue;
            }

            NeighbourMean.Of(tick, actor, mean);
            var susceptibility = world.Susceptibility.AsSpan(actor * issues, issues);
            for (var issue = 0; issue < next.Length; issue++)
            {
                next[issue] = Blend(susceptibility[issue], coupling.Of(mean, issue), anchors[issue]);
            }

            world.Bound(next);
        }
    }

    /// <summary>λm + (1-λ)u, which is u to the bit when λ is 0.</summary>
    private static double Blend(double openness, double mean, double anchor) => (openness * mean) + ((1 - openness) * anchor);

    /// <summary>Speakers contribute as in <see cref="NeighbourMean"/>, the anchor (1-λ)(u - x).</summary>
    private void Explain(Tick tick, ChangeLog log, int first, int last)
    {
        var (network, issues) = (tick.World.Network.Heard, tick.World.IssueCount);
        for (var cell = first * issues; cell < last * issues; cell++)
        {
            var (actor, issue) = (cell / issues, cell % issues);
            var own = tick.Now.Positions[cell];
            var openness = network.DegreeOf(actor) > 0 ? tick.World.Susceptibility[cell] : 0;
            var moved = openness == 0 ? 0 : NeighbourMean.Explain(tick, log, actor, issue, openness, coupling);
            var pull = (1 - openness) * (tick.World.Anchors[cell] - own);
            log.Add(Mechanism.Anchor, -1, null, pull);
            log.Add(Mechanism.Bound, -1, null, tick.World.CutOff(issue, own + (moved + pull)));
            tick.TellPosition(actor, issue);
        }
    }
}
