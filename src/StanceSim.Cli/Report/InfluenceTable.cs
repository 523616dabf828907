using StanceSim.Cli.Story;

namespace StanceSim.Cli.Report;

/// <summary>How far each actor pushed each other one over a run, in half-widths of the issues' scales.</summary>
internal sealed class InfluenceTable
{
    private const int MostRows = 14;
    private const int MostColumns = 11;
    private readonly double[,] amounts;

    private InfluenceTable(double[,] amounts)
    {
        this.amounts = amounts;
        var actors = Enumerable.Range(0, amounts.GetLength(0)).ToArray();
        Moved = Strongest(actors, moved => actors.Sum(mover => Math.Abs(amounts[moved, mover])), MostRows);
        Movers = Strongest(actors, mover => Moved.Sum(moved => Math.Abs(amounts[moved, mover])), MostColumns);
        Largest = Moved.SelectMany(moved => Movers.Select(mover => Math.Abs(amounts[moved, mover]))).DefaultIfEmpty(0).Max();
    }

    /// <summary>Actors that were pushed most, most first.</summary>
    public IReadOnlyList<int> Moved { get; }

    /// <summary>Actors that pushed them most, most first.</summary>
    public IReadOnlyList<int> Movers { get; }

    /// <summary>Largest amount shown, regardless of its sign.</summary>
    public double Largest { get; }

    public double Of(int moved, int mover) => amounts[moved, mover];

    /// <summary>Pushes on one issue, with their sign.</summary>
    public static InfluenceTable On(RunStory story, int issue) => Sum(story, movement => movement.Issue == issue, amount => amount);

    /// <summary>Pushes on all issues, added up without their sign, since poles of different issues do not compare.</summary>
    public static InfluenceTable OnAll(RunStory story) => Sum(story, _ => true, Math.Abs);

    private static InfluenceTable Sum(RunStory story, Func<Movement, bool> counts, Func<double, double> value)
    {
        var amounts = new double[story.Actors.Length, story.Actors.Length];
        foreach (var movement in story.Movements.Where(counts))
        {
            foreach (var push in movement.Pushes.Where(push => push is { Kind: PushKind.Actor, Source: >= 0 }))
            {
                amounts[movement.Actor, push.Source] += value(push.Amount / story.Issues[movement.Issue].HalfWidth);
            }
        }

        return new InfluenceTable(amounts);
    }

    private static int[] Strongest(int[] actors, Func<int, double> strength, int most) => [.. actors
        .Select(actor => (Actor: actor, Strength: strength(actor)))
        .Where(entry => entry.Strength > 0.0005)
        .OrderByDescending(entry => entry.Strength)
        .ThenBy(entry => entry.Actor)
        .Take(most)
        .Select(entry => entry.Actor)];
}
