using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using StanceSim.Model.Changes;

namespace StanceSim.Model.Influence;

/// <summary>
/// x' = [(ΛW)⊗C]x + [(I-Λ)⊗I]u: influence by those one listens to, and a lasting pull to one's own anchor (Friedkin and
/// Johnsen 1990, doi:10.1080/0022250X.1990.9990069; several issues: Parsegov et al. 2017, doi:10.1109/TAC.2016.2613905).
/// </summary>
/// <remarks>An actor with λ = 0 keeps its anchor exactly, whatever C mixes; one who listens to nobody does too.</remarks>
public sealed class FriedkinJohnsen : IInfluenceRule
{
    /// <summary>Cells that are worked on together, so that each loop is short and its data near.</summary>
    private const int Block = 1024;

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
        var (world, issues) = (tick.World, tick.World.IssueCount);
        var actors = Math.Max(1, Block / issues);
        for (var start = first; start < last; start += actors)
        {
            var cells = (start * issues)..(Math.Min(start + actors, last) * issues);
            var next = tick.Next.Positions.AsSpan(cells);
            NeighbourMean.Of(tick, start, next);
            coupling.Apply(next, issues);
            Anchor(next, world.Susceptibility.AsSpan(cells), world.Anchors.AsSpan(cells));
            world.Scales.Bound(next);
        }

        if (tick.Log is { } log)
        {
            Explain(tick, log, first, last);
        }
    }

    /// <summary>m becomes λm + (1-λ)u, which is u to the bit when λ is 0; where there is no mean, for want of anyone to listen to, it becomes u.</summary>
    private static void Anchor(Span<double> means, ReadOnlySpan<double> susceptibility, ReadOnlySpan<double> anchors)
    {
        var cell = 0;
        for (; cell + 4 <= means.Length; cell += 4)
        {
            var (openness, anchor) = (Vector256.Create(susceptibility.Slice(cell, 4)), Vector256.Create(anchors.Slice(cell, 4)));
            var mean = Vector256.Create<double>(means.Slice(cell, 4));
            var moved = (openness * mean) + ((Vector256<double>.One - openness) * anchor);
            Vector256.ConditionalSelect(Vector256.IsNaN(mean), anchor, moved).CopyTo(means[cell..]);
        }

        for (; cell < means.Length; cell++)
        {
            var (openness, anchor, mean) = (susceptibility[cell], anchors[cell], means[cell]);
            means[cell] = double.IsNaN(mean) ? anchor : (openness * mean) + ((1 - openness) * anchor);
        }
    }

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
            log.Add(Mechanism.Bound, -1, null, tick.World.Scales.CutOff(issue, own + (moved + pull)));
            tick.TellPosition(actor, issue);
        }
    }
}
