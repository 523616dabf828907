using System.Collections.Immutable;

namespace StanceSim.Model.Relations;

/// <summary>
/// Who listens to whom and with what regard, as sparse rows: row j holds, in ascending order, the actors i that j has a
/// relation to. An edge's number is its place in <see cref="Columns"/>.
/// </summary>
/// <remarks>Rows in ascending order fix the order of every sum over neighbours, and with it the bytes of every result.</remarks>
public sealed class Network
{
    private Network? heard;

    /// <summary>Rows: edges of actor j are <c>RowStarts[j]</c> up to but not including <c>RowStarts[j + 1]</c>. Length actors + 1.</summary>
    public required ImmutableArray<int> RowStarts { get; init; }

    /// <summary>The actor heard on each edge.</summary>
    public required ImmutableArray<int> Columns { get; init; }

    /// <summary>
    /// Attention w[j,i] of each edge: the share of j's listening that goes to i, in [0, 1]; a row sums to 1, or to 0 for an
    /// actor who listens to nobody. Empty when every row is uniform (1 / degree).
    /// </summary>
    public ImmutableArray<double> Attention { get; init; } = [];

    /// <summary>Initial affinity a[j,i] of each edge in [-1, 1]. Empty when the world has no relations that change.</summary>
    public ImmutableArray<double> InitialAffinity { get; init; } = [];

    /// <summary>True when each actor listens equally to all it has an edge to.</summary>
    public bool IsUniform => Attention.IsEmpty;

    /// <summary>
    /// The same rows without the edges on which nothing is heard (attention 0), which are there for regard alone: in it, an
    /// actor without edges listens to nobody.
    /// </summary>
    public Network Heard => heard ??= Attention.Contains(0) ? WithoutSilentEdges() : this;

    public int EdgeCount => Columns.Length;

    public int DegreeOf(int actor) => RowStarts[actor + 1] - RowStarts[actor];

    /// <summary>Attention on one edge of <paramref name="listener"/>, uniform or not.</summary>
    public double AttentionOn(int listener, int edge) => IsUniform ? 1.0 / DegreeOf(listener) : Attention[edge];

    /// <summary>The edge on which <paramref name="listener"/> hears <paramref name="speaker"/>, or -1.</summary>
    public int Find(int listener, int speaker)
    {
        int start = RowStarts[listener], length = RowStarts[listener + 1] - start;
        var place = Columns.AsSpan(start, length).BinarySearch(speaker);
        return place < 0 ? -1 : start + place;
    }

    private Network WithoutSilentEdges()
    {
        var starts = ImmutableArray.CreateBuilder<int>(RowStarts.Length);
        var columns = ImmutableArray.CreateBuilder<int>();
        var attention = ImmutableArray.CreateBuilder<double>();
        starts.Add(0);
        for (var actor = 0; actor + 1 < RowStarts.Length; actor++)
        {
            for (var edge = RowStarts[actor]; edge < RowStarts[actor + 1]; edge++)
            {
                if (Attention[edge] != 0)
                {
                    columns.Add(Columns[edge]);
                    attention.Add(Attention[edge]);
                }
            }

            starts.Add(columns.Count);
        }

        return new Network { RowStarts = starts.MoveToImmutable(), Columns = columns.ToImmutable(), Attention = attention.ToImmutable() };
    }

    /// <summary>Rules read edges without checking each, so a network is checked once, before a run.</summary>
    /// <exception cref="ArgumentException">Rows, columns or edge values do not fit together or name actors that do not exist.</exception>
    internal void Check(int actors)
    {
        var fits = RowStarts.Length == actors + 1 && RowStarts[0] == 0 && RowStarts[^1] == Columns.Length
            && (Attention.IsEmpty || Attention.Length == Columns.Length)
            && (InitialAffinity.IsEmpty || InitialAffinity.Length == Columns.Length);
        for (var row = 0; fits && row < actors; row++)
        {
            fits = RowStarts[row] <= RowStarts[row + 1] && RowStarts[row + 1] <= Columns.Length
                && IsAscending(Columns.AsSpan(RowStarts[row]..RowStarts[row + 1]), actors);
        }

        if (!fits)
        {
            throw new ArgumentException(
                "A network needs a row for each actor, with ascending columns that are actors, and one value for each edge or none.");
        }
    }

    private static bool IsAscending(ReadOnlySpan<int> columns, int actors)
    {
        var before = -1;
        foreach (var column in columns)
        {
            if (column <= before || column >= actors)
            {
                return false;
            }

            before = column;
        }

        return true;
    }
}
