using System.Globalization;
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
    private readonly Func<Batch, ValueTask<List<Batch>>> exchange;
    private readonly Mail mail = new();
    private readonly List<Message> sent = [];
    private readonly List<Decision> decisions = [];
    private readonly ChangeLog? log;
    private readonly int first;
    private readonly int last;
    private Frame now;
    private Frame spare;

    public Partition(RunSpec spec, World world, int number, ActorSeat[] seats, Func<Batch, ValueTask<List<Batch>>> exchange)
    {
        (this.spec, this.world, this.number, this.seats, this.exchange) = (spec, world, number, seats, exchange);
        key = new RunKey(spec.Seed, spec.Replicate);
        (first, last) = Slicing.RangeOf(number, spec.Partitions, world.ActorCount);
        log = spec.TellsChanges ? new ChangeLog() : null;
        now = Frame.Initial(world);
        spare = Frame.Blank(world);
    }

    public IEnumerable<string> ActorIds => seats.Select(seat => world.Actors[seat.Actor].Id);

    /// <summary>Statements that this part's actors read in each tick: one per tie and issue.</summary>
    public long RoutineMessages => (long)(world.Network.RowStarts[last] - world.Network.RowStarts[first]) * world.IssueCount;

    /// <summary>Before the first tick: actors send what is dated to it.</summary>
    public async ValueTask<TickSlice> Begin()
    {
        var before = Tick.Before(world, key, now);
        before.React(first, last, sent);
        await PostSent(before);
        Publish();
        return Tell(now, hasNewAffinities: false, Rows(now.Positions));
    }

    /// <summary>One tick. Frames are told on the last tick of a window at least.</summary>
    public async ValueTask<TickSlice> Step(bool isLastOfWindow)
    {
        log?.Clear();
        sent.Clear();
        decisions.Clear();

        var tick = new Tick(world, key, now, spare, mail.TakeDue(now.Tick), log);
        TakeTurns(tick);
        var rows = await ShareRows(tick.Next, isLastOfWindow);
        tick.Decide(first, last, decisions);
        tick.React(first, last, sent);
        await PostSent(tick);

        (now, spare) = (spare, now);
        Publish();
        return spec.TellsFrames || isLastOfWindow ? Tell(now, tick.Due.Count > 0, rows) : new TickSlice();
    }

    private void TakeTurns(Tick tick)
    {
        if (world.Rule.IsSequential)
        {
            tick.Advance(first, last);
            return;
        }

        foreach (var seat in seats)
        {
            seat.TakeTurn(tick);
        }
    }

    private async ValueTask<double[]> ShareRows(Frame next, bool isLastOfWindow)
    {
        if (spec.Partitions == 1)
        {
            return spec.TellsFrames || isLastOfWindow ? Rows(next.Positions) : [];
        }

        var rows = Rows(next.Positions);
        var batch = new Batch
        {
            Tick = next.Tick,
            Partition = number,
            Positions = rows,
            Said = world.AllSpeakRoutinely ? [] : Rows(next.Said),
            Movers = next.Movers.Length == 0 ? [] : Rows(next.Movers),
        };
        foreach (var other in await exchange(batch))
        {
            var start = Slicing.RangeOf(other.Partition, spec.Partitions, world.ActorCount).First * world.IssueCount;
            other.Positions.CopyTo(next.Positions, start);
            other.Said.CopyTo(next.Said, start * Math.Sign(other.Said.Length));
            other.Movers.CopyTo(next.Movers, start * Math.Sign(other.Movers.Length));
        }

        return rows;
    }

    /// <summary>Adds injected messages to what the actors sent, and puts everybody's messages in the mail.</summary>
    private async ValueTask PostSent(Tick tick)
    {
        if (!world.HasMessages)
        {
            return;
        }

        foreach (var seat in seats)
        {
            while (seat.TryTakeWaiting(out var content))
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"injected-{world.Actors[seat.Actor].Id}@{tick.Next.Tick}.{sent.Count}");
                tick.Send(id, seat.Actor, content, sent);
            }
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
    }

    private void Publish()
    {
        foreach (var seat in seats)
        {
            seat.Publish(now);
        }

        if (log is null)
        {
            return;
        }

        foreach (var change in log.Changes)
        {
            if (change.Variable == Variable.Position)
            {
                seats[change.Actor - first].Remember(change, log.Of(change));
            }
        }
    }

    private TickSlice Tell(Frame frame, bool hasNewAffinities, double[] rows)
    {
        var starts = world.Network.RowStarts;
        return new TickSlice
        {
            Positions = Decided(frame, rows),
            Affinities = hasNewAffinities ? frame.Affinities[starts[first]..starts[last]] : [],
            Deterrence = frame.Deterrence.Length == 0 ? [] : Rows(frame.Deterrence),
            Changes = log is null ? [] : log.Changes.ToArray(),
            Contributions = log is null ? [] : log.Contributions.ToArray(),
            Sent = [.. sent],
            Decisions = [.. decisions],
        };
    }

    /// <summary>Organisations decide after rows were shared, so theirs are taken again; what was shared stays as it was.</summary>
    private double[] Decided(Frame frame, double[] rows) => world.Organisations.IsEmpty ? rows : Rows(frame.Positions);

    private T[] Rows<T>(T[] table) => table[(first * world.IssueCount)..(last * world.IssueCount)];
}
