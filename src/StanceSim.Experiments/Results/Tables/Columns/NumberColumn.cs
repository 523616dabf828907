using StanceSim.Experiments.Checkpoints;
using StanceSim.Experiments.Results.Tables.Pages;

namespace StanceSim.Experiments.Results.Tables.Columns;

/// <summary>A column of numbers.</summary>
/// <param name="nullable">Whether some rows may have none.</param>
/// <param name="varies">Whether each number differs from the one before.</param>
internal sealed class NumberColumn(bool nullable, bool varies) : ColumnBuffer
{
    private const int Smallest = 256;
    private Contents open = new();
    private Contents closed = new();

    public void Add(double value, int times = 1) => Room(times).Fill(value);

    /// <summary>The places of so many more numbers, to be filled at once.</summary>
    public Span<double> Room(int count)
    {
        var (start, end) = (open.Count, open.Count + count);
        if (end > open.Numbers.Length)
        {
            Array.Resize(ref open.Numbers, Math.Max(end, 2 * open.Numbers.Length));
        }

        open.Count = end;
        if (nullable)
        {
            open.Present.Add(1, count);
        }

        return open.Numbers.AsSpan(start, count);
    }

    public void Add(double? value)
    {
        if (value is { } number)
        {
            Add(number);
            return;
        }

        open.Present.Add(0);
    }

    public override void Close() => (open, closed) = (closed, open);

    public override void Encode(ColumnPages pages, int rows)
    {
        var numbers = closed.Numbers.AsSpan(0, closed.Count);
        if (nullable)
        {
            pages.AddLevels(closed.Present);
            pages.Nulls = rows - closed.Count;
        }

        pages.Encoding = varies ? PageEncoding.ByteStreamSplit : PageEncoding.Plain;
        if (varies)
        {
            NumberBytes.Split(pages.Values, numbers);
        }
        else
        {
            NumberBytes.Plain(pages.Values, numbers);
        }

        closed.Clear();
    }

    public override void Save(ByteWriter bytes)
    {
        open.Present.Save(bytes, static (bytes, present) => bytes.Add(present));
        bytes.Add(open.Numbers.AsSpan(0, open.Count));
    }

    public override void Load(ByteReader bytes, int rows)
    {
        open.Clear();
        open.Present.Load(bytes, nullable ? rows : 0, static bytes => bytes.Integer() is var present and (0 or 1)
            ? present
            : throw new FormatException("A number is there or is not."));
        var numbers = bytes.Numbers();
        var expected = rows;
        for (var run = 0; run < open.Present.Values.Length; run++)
        {
            expected -= open.Present.Values[run] == 0 ? open.Present.Lengths[run] : 0;
        }

        MustBe(expected, numbers.Length);
        open.Count = numbers.Length;
        open.Numbers = numbers.Length < Smallest ? [.. numbers, .. new double[Smallest - numbers.Length]] : numbers;
    }

    /// <summary>One set of rows.</summary>
    private sealed class Contents
    {
        public double[] Numbers = new double[Smallest];

        public int Count { get; set; }

        /// <summary>Parquet's definition levels: 1 where there is a value, 0 where there is none.</summary>
        public RunList<int> Present { get; } = new();

        public void Clear()
        {
            Count = 0;
            Present.Clear();
        }
    }
}
