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
    private readonly ImmutableArray<double> coupling;

    /// <param name="coupling">C, row-major issues × issues, rows summing to 1 in magnitude; empty: issues do not mix.</param>
    public FriedkinJohnsen(ImmutableArray<double> coupling) => this.coupling = coupling;

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
        Span<double> mean = stackalloc double[issues <= 64 ? issues : 0];
        mean = issues <= 64 ? mean : new double[issues];
        for (var actor = first; actor < last; actor++)
        {
            NeighbourMean.Of(world.Network, tick.Now.Said, issues, actor, mean);
            var listens = world.Network.DegreeOf(actor) > 0;
            for (var issue = 0; issue < issues; issue++)
            {
                var cell = (actor * issues) + issue;
                var openness = listens ? world.Susceptibility[cell] : 0;
                var influence = openness == 0 ? 0 : openness * Coupled(mean, issue);
                tick.Next.Positions[cell] = influence + ((1 - openness) * world.Anchors[cell]);
                if (tick.Log is { } log)
                {
                    Explain(tick, log, actor, issue, openness);
                }
            }
        }
    }

    private double Coupled(ReadOnlySpan<double> mean, int issue)
    {
        if (coupling.IsEmpty)
        {
            return mean[issue];
        }

        double sum = 0;
        for (var other = 0; other < mean.Length; other++)
        {
            sum += coupling[(issue * mean.Length) + other] * mean[other];
        }

        return sum;
    }

    /// <summary>Each speaker i contributes λ·w[j,i]·((Cx_i)_k - x_j,k), the anchor (1-λ)(u - x).</summary>
    private void Explain(Tick tick, ChangeLog log, int actor, int issue, double openness)
    {
        var (network, issues) = (tick.World.Network, tick.World.IssueCount);
        var cell = (actor * issues) + issue;
        var own = tick.Now.Positions[cell];
        for (var edge = network.RowStarts[actor]; openness > 0 && edge < network.RowStarts[actor + 1]; edge++)
        {
            var speaker = network.Columns[edge];
            var said = Coupled(tick.Now.Said.AsSpan(speaker * issues, issues), issue);
            log.Add(Mechanism.RoutineStatement, speaker, null, openness * network.AttentionOn(actor, edge) * (said - own));
        }

        log.Add(Mechanism.Anchor, -1, null, (1 - openness) * (tick.World.Anchors[cell] - own));
        tick.TellPosition(actor, issue);
    }
}
