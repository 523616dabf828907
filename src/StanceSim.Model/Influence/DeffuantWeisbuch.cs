using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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
    private const int Batch = 128;

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
        var (actors, issues) = (tick.World.ActorCount, tick.World.IssueCount);
        tick.Now.Positions.CopyTo(tick.Next.Positions, 0);

        // Who meets does not depend on positions, so pairs are drawn a batch ahead: the draws overlap, and so do their cache misses.
        Span<(int One, int Other)> pairs = stackalloc (int, int)[Batch];
        for (var encounter = 0; encounter < actors; encounter += Batch)
        {
            var drawn = pairs[..Math.Min(Batch, actors - encounter)];
            DrawPairs(tick, encounter, drawn);
            foreach (var (one, other) in drawn)
            {
                Meet(tick.Next.Positions, one * issues, other * issues, issues);
            }
        }

        if (tick.Log is { } log)
        {
            Explain(tick, log, first, last);
        }
    }

    /// <summary>The pairs of consecutive encounters; an actor who listens to nobody is paired with itself, which moves nothing.</summary>
    private static void DrawPairs(Tick tick, int encounter, Span<(int One, int Other)> pairs)
    {
        var network = tick.World.Network.Heard;
        ReadOnlySpan<int> starts = network.RowStarts.AsSpan(), columns = network.Columns.AsSpan();
        var stream = Draw.StreamOf(tick.Key, tick.Number, 0, Purpose.Pair);
        for (var place = 0; place < pairs.Length; place++)
        {
            var item = (ulong)(encounter + place) * 2;
            var one = Draw.ToIndex(Draw.At(stream, item), starts.Length - 1);
            int start = starts[one], degree = starts[one + 1] - start;
            pairs[place] = (one, degree == 0 ? one : columns[start + Draw.ToIndex(Draw.At(stream, item + 1), degree)]);
        }
    }

    /// <summary>Both move if they are near; nearness is a mask and not a branch, because it is hard to foresee.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Meet(Span<double> positions, int one, int other, int issues)
    {
        for (var issue = 0; issue < issues; issue++)
        {
            var distance = Vector128.CreateScalarUnsafe(positions[other + issue] - positions[one + issue]);
            var near = Vector128.LessThan(Vector128.Abs(distance), Vector128.CreateScalarUnsafe(confidenceBound));
            var move = (near & (convergence * distance)).ToScalar();
            positions[one + issue] += move;
            positions[other + issue] -= move;
        }
    }

    /// <summary>Runs the encounters again, telling each move of the actors in [first, last) with the partner it came from.</summary>
    private void Explain(Tick tick, ChangeLog log, int first, int last)
    {
        var (world, issues) = (tick.World, tick.World.IssueCount);
        var moves = new List<(int Partner, double Amount)>[world.ActorCount * issues];
        var positions = tick.Now.Positions.ToArray();
        var pairs = new (int One, int Other)[world.ActorCount];
        DrawPairs(tick, 0, pairs);
        foreach (var (one, other) in pairs)
        {
            var (before, beforeOther) = (positions.AsSpan(one * issues, issues).ToArray(), positions.AsSpan(other * issues, issues).ToArray());
            Meet(positions, one * issues, other * issues, issues);
            for (var issue = 0; issue < issues; issue++)
            {
                (moves[(one * issues) + issue] ??= []).Add((other, positions[(one * issues) + issue] - before[issue]));
                (moves[(other * issues) + issue] ??= []).Add((one, positions[(other * issues) + issue] - beforeOther[issue]));
            }
        }

        for (var cell = first * issues; cell < last * issues; cell++)
        {
            foreach (var (partner, amount) in moves[cell] ?? [])
            {
                log.Add(Mechanism.RoutineStatement, partner, null, amount);
            }

            tick.TellPosition(cell / issues, cell % issues);
        }
    }
}
