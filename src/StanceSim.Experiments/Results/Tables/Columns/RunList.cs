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
