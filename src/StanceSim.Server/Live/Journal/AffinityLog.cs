namespace StanceSim.Server.Live.Journal;

/// <summary>Who regards whom how, frame by frame: what changed, and from time to time all of it, so that any frame is near.</summary>
internal sealed class AffinityLog(JournalSpace space)
{
    private readonly ScratchTable<AffinityEntry> entries = new(space);
    private readonly Dictionary<(int From, int To), double> now = [];
    private readonly AppendOnly<Whole> wholes = new();
    private long sinceWhole;

    /// <summary>Adds a regard that holds from a frame on. Frames ascend.</summary>
    public void Add(int tick, int from, int to, double value)
    {
        now[(from, to)] = value;
        entries.Add(new AffinityEntry(tick, from, to, value));
        sinceWhole++;
    }

    /// <summary>Ends a frame.</summary>
    public void EndFrame(int tick)
    {
        if (sinceWhole > 4L * now.Count)
        {
            var first = entries.Appended;
            foreach (var ((from, to), value) in now)
            {
                entries.Add(new AffinityEntry(tick, from, to, value));
            }

            wholes.Add(new Whole(tick, first));
            sinceWhole = 0;
        }

        entries.Publish();
    }

    /// <summary>Every regard in one frame.</summary>
    public IEnumerable<AffinityEntry> At(int frame)
    {
        var latest = new Dictionary<(int From, int To), AffinityEntry>();
        foreach (var entry in Until(frame, StartFor(frame)))
        {
            latest[(entry.From, entry.To)] = entry;
        }

        return latest.Values.OrderBy(entry => entry.From).ThenBy(entry => entry.To);
    }

    /// <summary>One regard in the frames from 0 to one; 0 where there is no relation.</summary>
    public double[] Series(int from, int to, int lastFrame)
    {
        var series = new double[lastFrame + 1];
        var (value, frame) = (0.0, 0);
        foreach (var entry in Until(lastFrame))
        {
            if (entry.From == from && entry.To == to)
            {
                while (frame < entry.Tick)
                {
                    series[frame++] = value;
                }

                value = entry.Value;
            }
        }

        series.AsSpan(frame).Fill(value);
        return series;
    }

    private long StartFor(int frame)
    {
        long start = 0;
        foreach (var whole in wholes.Now())
        {
            start = whole.Tick <= frame ? whole.First : start;
        }

        return start;
    }

    /// <summary>Regards from frame 0 to one, in the order of frames; some are told again although they did not change.</summary>
    public IEnumerable<AffinityEntry> Until(int frame) => Until(frame, 0);

    private IEnumerable<AffinityEntry> Until(int frame, long first)
    {
        const int Block = 4096;
        for (var end = entries.Count; first < end; first += Block)
        {
            foreach (var entry in entries.Read(first, (int)Math.Min(Block, end - first)))
            {
                if (entry.Tick > frame)
                {
                    yield break;
                }

                yield return entry;
            }
        }
    }

    /// <param name="Tick">Frame of which all regards are told at once.</param>
    /// <param name="First">Where they begin.</param>
    private readonly record struct Whole(int Tick, long First);
}
