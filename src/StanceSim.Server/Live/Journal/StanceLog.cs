namespace StanceSim.Server.Live.Journal;

/// <summary>Positions and deterrence, frame by frame, to the last bit, and how far all moved in each tick.</summary>
/// <param name="space">Where its files are made.</param>
/// <param name="cells">Values of a frame.</param>
/// <param name="halfWidths">Half the width of each issue's scale.</param>
internal sealed class StanceLog(JournalSpace space, int cells, double[] halfWidths)
{
    private readonly AppendOnly<double> movements = new();
    private readonly double[] before = new double[cells];
    private readonly ScratchTable<double> positions = new(space);
    private readonly ScratchTable<double> deterrence = new(space);
    private long frames;

    /// <summary>Frames that can be read.</summary>
    public int Frames => cells == 0 ? (int)Volatile.Read(ref frames) : (int)(positions.Count / cells);

    /// <summary>Whether the run has deterrence at all.</summary>
    public bool HasDeterrence => deterrence.Count > 0;

    /// <summary>Adds a frame; deterrence may be empty.</summary>
    public void Add(ReadOnlySpan<double> position, ReadOnlySpan<double> restraint)
    {
        AddMovement(position);
        positions.Add(position);
        deterrence.Add(restraint);
        frames++;
    }

    /// <summary>How far all actors together moved in a tick on an issue, in half-widths.</summary>
    public double Movement(int tick, int issue) => movements[(tick * halfWidths.Length) + issue];

    /// <summary>Ticks whose movement is known.</summary>
    public int Ticks => halfWidths.Length == 0 ? 0 : movements.Count / halfWidths.Length;

    public void Publish()
    {
        deterrence.Publish();
        positions.Publish();
    }

    /// <summary>One frame: value (i, k) at <c>i * issues + k</c>; not a number where there is no deterrence.</summary>
    public void Read(int frame, bool ofDeterrence, Span<double> values)
    {
        if (ofDeterrence && !HasDeterrence)
        {
            values.Fill(double.NaN);
            return;
        }

        (ofDeterrence ? deterrence : positions).Read((long)frame * cells, values);
    }

    private void AddMovement(ReadOnlySpan<double> position)
    {
        for (var issue = 0; frames > 0 && issue < halfWidths.Length; issue++)
        {
            double sum = 0;
            for (var cell = issue; cell < cells; cell += halfWidths.Length)
            {
                sum += Math.Abs(position[cell] - before[cell]);
            }

            movements.Add(sum / halfWidths[issue]);
        }

        position.CopyTo(before);
    }

    public double[] Positions(int frame)
    {
        var values = new double[cells];
        Read(frame, ofDeterrence: false, values);
        return values;
    }

    /// <summary>One cell in all frames from one to another, both included.</summary>
    public double[] Series(int cell, bool ofDeterrence, int from, int to)
    {
        var series = new double[to - from + 1];
        if (ofDeterrence && !HasDeterrence)
        {
            Array.Fill(series, double.NaN);
            return series;
        }

        // A block of frames at a time: one value of each, but one read for all.
        var table = ofDeterrence ? deterrence : positions;
        var block = Math.Max(1, (1 << 16) / cells);
        for (var first = from; first <= to; first += block)
        {
            var count = Math.Min(block, to - first + 1);
            var values = table.Read((long)first * cells, count * cells);
            for (var place = 0; place < count; place++)
            {
                series[first - from + place] = values[(place * cells) + cell];
            }
        }

        return series;
    }
}
