using StanceSim.Grains.Contracts;

namespace StanceSim.Grains.Partitions;

/// <summary>Batches from other partitions, kept until a partition needs them. Used from one activation's turns only, so without locks.</summary>
/// <remarks>Holds at most two ticks' batches of each partition: nobody can be further ahead, since each tick waits for all.</remarks>
internal sealed class PostBox
{
    private readonly Dictionary<(int Tick, bool IsMail), Pile> piles = [];
    private bool isClosed;

    public void File(Batch batch) => PileOf(batch.Tick, batch.IsMail).Add(batch);

    /// <summary>All batches of one phase of one tick, in the order of partitions, once <paramref name="count"/> have come.</summary>
    /// <exception cref="LostRunException">The box was closed meanwhile.</exception>
    public async Task<List<Batch>> TakeAll(int tick, bool isMail, int count)
    {
        if (isClosed)
        {
            throw Closed();
        }

        var pile = PileOf(tick, isMail);
        await pile.Reaches(count);
        piles.Remove((tick, isMail));
        pile.Batches.Sort((left, right) => left.Partition.CompareTo(right.Partition));
        return pile.Batches;
    }

    /// <summary>Whoever waits for batches waits no longer: they will not come.</summary>
    public void Close()
    {
        isClosed = true;
        foreach (var pile in piles.Values)
        {
            pile.GiveUp();
        }
    }

    private static LostRunException Closed() => new("The run was stopped while it waited for another partition.");

    private Pile PileOf(int tick, bool isMail)
    {
        if (!piles.TryGetValue((tick, isMail), out var pile))
        {
            piles.Add((tick, isMail), pile = new Pile());
        }

        return pile;
    }

    private sealed class Pile
    {
        private TaskCompletionSource? complete;
        private int expected;

        public List<Batch> Batches { get; } = [];

        public void Add(Batch batch)
        {
            Batches.Add(batch);
            if (complete is not null && Batches.Count >= expected)
            {
                complete.TrySetResult();
            }
        }

        public void GiveUp() => complete?.TrySetException(Closed());

        public Task Reaches(int count)
        {
            expected = count;
            return Batches.Count >= count ? Task.CompletedTask : (complete = new()).Task;
        }
    }
}
