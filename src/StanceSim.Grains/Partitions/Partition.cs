using StanceSim.Grains.Actors;
using StanceSim.Grains.Contracts;
using StanceSim.Model;
using StanceSim.Model.Changes;
using StanceSim.Model.Messages;
using StanceSim.Model.Organisations;
using StanceSim.Model.Randomness;

namespace StanceSim.Grains.Partitions;

/// <summary>
/// The kernel's tick for one part of the actors. It keeps the whole frame of positions, of which it writes its own rows and
/// gets the others from the other partitions, and the affinities and deterrence of its own actors only.
/// </summary>
internal sealed class Partition
{
    private readonly World world;
    private readonly RunSpec spec;
    private readonly RunKey key;
    private readonly int number;
    private readonly ActorSeat[] seats;
    private readonly Outside outside;
    private readonly Func<Batch, ValueTask<List<Batch>>> exchange;
    private readonly Mail mail = new();
    private readonly List<Message> sent = [];
    private readonly List<Decision> decisions = [];
    private readonly ChangeLog? log;
    private readonly ChangeLog told = new();
    private readonly Rows rows;
    private Frame now;
    private Frame spare;

    /// <param name="spec">The run.</param>
    /// <param name="world">Its world.</param>
    /// <param name="number">Which partition this is.</param>
    /// <param name="seats">Its actors' seats; none in a run that steps its rows as one.</param>
    /// <param name="outside">Messages from outside, to be sent by its actors.</param>
    /// <param name="from">Where to go on; null: from the beginning.</param>
    /// <param name="exchange">Tells all other partitions a batch and returns theirs.</param>
    public Partition(
        RunSpec spec, World world, int number, ActorSeat[] seats, Outside outside, Snapshot? from, Func<Batch, ValueTask<List<Batch>>> exchange)
    {
        (this.spec, this.world, this.number, this.seats, this.outside, this.exchange) = (spec, world, number, seats, outside, exchange);
        key = new RunKey(spec.Seed, spec.Replicate);
        rows = new Rows(world, number, spec.Partitions);
        log = spec.TellsChanges ? new ChangeLog() : null;
        now = from?.Restore(world) ?? Frame.Initial(world);
        spare = Frame.Blank(world);
        mail.Post(from?.UnderWay ?? []);
        Publish();
    }

    /// <summary>The frame now, which stands still between two ticks.</summary>
    public Frame Now => now;

    /// <summary>Changes of the last tick; null when not told.</summary>
    public ChangeLog? Changes => log;

    /// <summary>Messages of the last tick: the statements that its actors read, one per tie and issue, and those that they sent.</summary>
    public long MessagesOfTick => (rows.EdgeCount * world.IssueCount) + sent.Count;

    /// <summary>Before the first tick: actors send what is dated to it.</summary>
    public async ValueTask<TickSlice> Begin()
    {
        var before = Tick.Before(world, key, now);
        before.React(rows.First, rows.Last, sent);
        var injected = await PostSent(before);
        return Tell(hasNewAffinities: false, injected, teller: -1);
    }

    /// <summary>One tick.</summary>
    /// <param name="isTold">Tell the frame and what led to it; null is returned otherwise.</param>
    /// <param name="teller">Partition that tells everybody's positions; negative: each tells its own.</param>
    public async ValueTask<TickSlice?> Step(bool isTold, int teller)
    {
        log?.Clear();
        sent.Clear();
        decisions.Clear();

        var tick = new Tick(world, key, now, spare, mail.TakeDue(now.Tick), log);
        TakeTurns(tick);
        await ShareRows(tick.Next);
        tick.Decide(rows.First, rows.Last, decisions);
        tick.React(rows.First, rows.Last, sent);
        var injected = await PostSent(tick);

        (now, spare) = (spare, now);
        Publish();
        return isTold ? Tell(tick.Due.Count > 0, injected, teller) : null;
    }

    public SnapshotSlice TakeSnapshot() => rows.SnapshotOf(now, number == 0 ? mail : null);

    /// <summary>Lets its actors go.</summary>
    public void Leave()
    {
        foreach (var seat in seats)
        {
            seat.Leave();
        }
    }

    private void TakeTurns(Tick tick)
    {
        if (seats.Length == 0 || world.Rule.IsSequential)
        {
            tick.Advance(rows.First, rows.Last);
            return;
        }

        foreach (var seat in seats)
        {
            seat.TakeTurn(tick);
        }
    }

    private async ValueTask ShareRows(Frame next)
    {
        if (spec.Partitions == 1)
        {
            return;
        }

        // What nobody writes in this tick any more need not be copied: it is written again in the tick after the next, and that
        // begins when all others have told what they made of it.
        var isWritten = world.HasMessages || !world.Organisations.IsEmpty;
        var batch = new Batch
        {
            Tick = next.Tick,
            Partition = number,
            Positions = isWritten ? rows.Of(next.Positions) : new LentNumbers(rows.In(next.Positions)),
            Said = world.AllSpeakRoutinely ? default : isWritten ? rows.Of(next.Said) : new LentNumbers(rows.In(next.Said)),
            Movers = next.Movers.Length == 0 ? [] : rows.Of(next.Movers),
        };
        foreach (var other in await exchange(batch))
        {
            var theirs = new Rows(world, other.Partition, spec.Partitions);
            theirs.Place(other.Positions.Values.Span, next.Positions);
            theirs.Place(other.Said.Values.Span, next.Said);
            theirs.Place<Cause?>(other.Movers, next.Movers);
            other.Positions.Return();
            other.Said.Return();
        }
    }

    /// <summary>Adds injected messages to what the actors sent, puts everybody's messages in the mail, and returns what was injected here.</summary>
    private async ValueTask<Injection[]> PostSent(Tick tick)
    {
        if (!world.HasMessages)
        {
            return [];
        }

        var injected = outside.DueWith(tick.Next.Tick);
        foreach (var injection in injected)
        {
            tick.Inject(injection.Actor, injection.Content, sent);
        }

        mail.Post(sent);
        if (spec.Partitions > 1)
        {
            var batch = new Batch { Tick = tick.Next.Tick, Partition = number, IsMail = true, Sent = [.. sent] };
            foreach (var other in await exchange(batch))
            {
                mail.Post(other.Sent);
            }
        }

        return injected;
    }

    private void Publish()
    {
        foreach (var seat in seats)
        {
            seat.Publish(now);
        }

        if (log is null || seats.Length == 0)
        {
            return;
        }

        foreach (var change in log.Changes)
        {
            if (change.Variable == Variable.Position)
            {
                seats[change.Actor - rows.First].Remember(change, log.Of(change));
            }
        }
    }

    private TickSlice Tell(bool hasNewAffinities, Injection[] injected, int teller)
    {
        // Partitions are ranges of actors, so what each tells in order is in order altogether.
        log?.InCanonicalOrder(told);
        return new TickSlice
        {
            Positions = ToldPositions(teller),
            Affinities = hasNewAffinities ? rows.EdgesOf(now.Affinities) : [],
            Deterrence = now.Deterrence.Length == 0 ? [] : rows.Of(now.Deterrence),
            Changes = told.Changes.ToArray(),
            Contributions = told.Contributions.ToArray(),
            Sent = [.. sent],
            Decisions = [.. decisions],
            Injections = injected,
        };
    }

    private double[] ToldPositions(int teller)
    {
        // Organisations decide after rows were shared, so only their own partition knows where they stand.
        if (teller < 0 || !world.Organisations.IsEmpty)
        {
            return rows.Of(now.Positions);
        }

        return teller == number ? [.. now.Positions] : [];
    }
}
