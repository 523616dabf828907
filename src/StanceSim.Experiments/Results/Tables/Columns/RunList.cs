using StanceSim.Experiments.Checkpoints;

namespace StanceSim.Experiments.Results.Tables.Columns;

/// <summary>Values of rows, equal ones that follow each other as one.</summary>
internal sealed class RunList<T>
    where T : struct, IEquatable<T>
{
    private const int Smallest = 64;
    private T[] values = new T[Smallest];
    private int[] lengths = new int[Smallest];
    private int count;

    public int Rows { get; private set; }

    /// <summary>One for each run; neighbours differ unless they were changed here.</summary>
    public Span<T> Values => values.AsSpan(0, count);

    /// <summary>Rows of each run.</summary>
    public ReadOnlySpan<int> Lengths => lengths.AsSpan(0, count);

    public void Add(T value, int times = 1)
    {
        Rows += times;
        var end = count;
        if (end > 0 && values[end - 1].Equals(value))
        {
            lengths[end - 1] += times;
            return;
        }

        if (end == values.Length)
        {
            Grow();
        }

        (values[end], lengths[end]) = (value, times);
        count = end + 1;
    }

    /// <summary>Becomes the rows of another list that have a value.</summary>
    /// <param name="all">The other list.</param>
    /// <param name="none">Stands for no value there.</param>
    /// <param name="present">Gets 1 for each row that has one, 0 for the others.</param>
    public void TakePresent(RunList<T> all, T none, RunList<int> present)
    {
        Clear();
        if (values.Length < all.count)
        {
            (values, lengths) = (new T[all.values.Length], new int[all.values.Length]);
        }

        var (found, level, since) = (0, 1, 0);
        for (var run = 0; run < all.count; run++)
        {
            var (value, length) = (all.values[run], all.lengths[run]);
            var has = value.Equals(none) ? 0 : 1;
            if (has != level)
            {
                AddLevel(present, level, since);
                (level, since) = (has, 0);
            }

            since += length;
            if (has == 1)
            {
                (values[found], lengths[found]) = (value, length);
                found++;
                Rows += length;
            }
        }

        AddLevel(present, level, since);
        count = found;
    }

    private static void AddLevel(RunList<int> present, int level, int rows)
    {
        if (rows > 0)
        {
            present.Add(level, rows);
        }
    }

    private void Grow()
    {
        Array.Resize(ref values, 2 * count);
        Array.Resize(ref lengths, 2 * count);
    }

    public void Clear() => (count, Rows) = (0, 0);

    public void Save(ByteWriter bytes, Action<ByteWriter, T> add)
    {
        bytes.Add(Lengths);
        foreach (var value in Values)
        {
            add(bytes, value);
        }
    }

    /// <exception cref="FormatException">They are not so many rows.</exception>
    public void Load(ByteReader bytes, int rows, Func<ByteReader, T> read)
    {
        Clear();
        foreach (var length in bytes.Integers())
        {
            if (length <= 0 || length > rows - Rows)
            {
                throw new FormatException($"A column of {rows} rows has no {length} equal ones after {Rows}.");
            }

            Add(read(bytes), length);
        }

        if (Rows != rows)
        {
            throw new FormatException($"A column has {Rows} values for {rows} rows.");
        }
    }
}
