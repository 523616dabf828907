using StanceSim.Model.Changes;
using StanceSim.Model.Randomness;

namespace StanceSim.Model.Influence;

/// <summary>
/// Random pairs meet; if |x_i - x_j| &lt; ε, both move towards each other by μ of the distance (Deffuant, Neau, Amblard and
/// Weisbuch 2000, doi:10.1142/S0219525900000078). A tick is as many encounters as there are actors.
/// </summary>
/// <remarks>
/// The schedule is random-sequential, as published: an encounter sees what earlier ones in the same tick did. A pair is a
/// random actor and a random one of those it listens to; issues meet independently of each other in the same encounters.
/// </remarks>
public sealed class DeffuantWeisbuch(double confidenceBound, double convergence) : IInfluenceRule
{
    private static readonly RuleParameter Bound = new(
        "confidenceBound", 0.2, 0, double.MaxValue, "ε: the distance, on the issue's own scale, below which a pair still moves");

    private static readonly RuleParameter Convergence = new(
        "convergence", 0.5, 0, 0.5, "μ: the share of the distance by which each of the pair moves");

    public static RuleDefinition Definition { get; } = new(
        "deffuant-weisbuch",
        "Random pairs within the confidence bound move towards each other.",
        "Deffuant, Neau, Amblard and Weisbuch 2000, doi:10.1142/S0219525900000078",
        [Bound, Convergence],
        settings => new DeffuantWeisbuch(settings.Get(Bound), settings.Get(Convergence)));

    public string Name => Definition.Name;

    public bool IsDeterministic => false;

    public bool IsSequential => true;

    public void Update(Tick tick, int first, int last)
    {
        var (world, issues) = (tick.World, tick.World.IssueCount);
        tick.Now.Positions.CopyTo(tick.Next.Positions, 0);
        var starts = world.Network.RowStarts.AsSpan();
        var columns = world.Network.Columns.AsSpan();
        var stream = Draw.StreamOf(tick.Key, tick.Number, 0, Purpose.Pair);
        var actors = world.ActorCount;
        for (var encounter = 0; encounter < actors; encounter++)
        {
            var one = Draw.ToIndex(Draw.At(stream, (ulong)encounter * 2), actors);
            int start = starts[one], degree = starts[one + 1] - start;
            if (degree > 0)
            {
                var other = columns[start + Draw.ToIndex(Draw.At(stream, ((ulong)encounter * 2) + 1), degree)];
                Meet(tick.Next.Positions, one * issues, other * issues, issues);
            }
        }

        if (tick.Log is { } log)
        {
            Explain(tick, log);
        }
    }

    private void Meet(double[] positions, int one, int other, int issues)
    {
        for (var issue = 0; issue < issues; issue++)
        {
            var distance = positions[other + issue] - positions[one + issue];
            if (Math.Abs(distance) < confidenceBound)
            {
                positions[one + issue] += convergence * distance;
                positions[other + issue] -= convergence * distance;
            }
        }
    }

    /// <summary>Runs the encounters again, telling each move with the partner it came from.</summary>
    private void Explain(Tick tick, ChangeLog log)
    {
        var (world, issues) = (tick.World, tick.World.IssueCount);
        var moves = new List<(int Partner, double Amount)>[world.ActorCount * issues];
        var positions = tick.Now.Positions.ToArray();
        var stream = Draw.StreamOf(tick.Key, tick.Number, 0, Purpose.Pair);
        for (var encounter = 0; encounter < world.ActorCount; encounter++)
        {
            var one = Draw.ToIndex(Draw.At(stream, (ulong)encounter * 2), world.ActorCount);
            int start = world.Network.RowStarts[one], degree = world.Network.DegreeOf(one);
            if (degree == 0)
            {
                continue;
            }

            var other = world.Network.Columns[start + Draw.ToIndex(Draw.At(stream, ((ulong)encounter * 2) + 1), degree)];
            var (before, beforeOther) = (positions.AsSpan(one * issues, issues).ToArray(), positions.AsSpan(other * issues, issues).ToArray());
            Meet(positions, one * issues, other * issues, issues);
            for (var issue = 0; issue < issues; issue++)
            {
                (moves[(one * issues) + issue] ??= []).Add((other, positions[(one * issues) + issue] - before[issue]));
                (moves[(other * issues) + issue] ??= []).Add((one, positions[(other * issues) + issue] - beforeOther[issue]));
            }
        }

        for (var cell = 0; cell < moves.Length; cell++)
        {
            foreach (var (partner, amount) in moves[cell] ?? [])
            {
                log.Add(Mechanism.RoutineStatement, partner, null, amount);
            }

            tick.TellPosition(cell / issues, cell % issues);
        }
    }
}
