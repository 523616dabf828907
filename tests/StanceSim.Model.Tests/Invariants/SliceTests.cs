using StanceSim.Model.Changes;
using StanceSim.Model.Messages;
using StanceSim.Model.Organisations;
using StanceSim.Model.Randomness;
using StanceSim.Model.Tests.Worlds;

namespace StanceSim.Model.Tests.Invariants;

/// <summary>What the distributed engine rests on: a tick done for everybody, for each actor alone and in any slices is one tick.</summary>
public sealed class SliceTests
{
    private static readonly RunKey Key = new(11, 3);

    [Fact]
    public void A_tick_done_in_slices_is_the_tick_done_for_everybody() =>
        Gen.Select(RandomWorlds.All, Gen.Int[1, 5].Array[0, 5]).Sample((sketch, cuts) =>
            Assert.Equal(Story(sketch.Build(), [sketch.ActorCount]), Story(sketch.Build(), Slices(sketch.ActorCount, cuts))));

    [Fact]
    public void A_tick_done_for_each_actor_alone_is_the_tick_done_for_everybody() =>
        RandomWorlds.All.Sample(sketch => Assert.Equal(
            Story(sketch.Build(), [sketch.ActorCount]), Story(sketch.Build(), [.. Enumerable.Range(1, sketch.ActorCount)])));

    [Fact]
    public void The_simulation_is_its_ticks() =>
        RandomWorlds.All.Sample(sketch =>
        {
            var run = Run.Of(sketch, Key);
            var told = Enumerable.Range(0, run.Positions.Length).Select(tick => Tell(
                run.Positions[tick], run.Affinities[tick], run.Deterrence[tick], run.Changes[tick], run.Sent[tick], run.Decisions[tick]));

            Assert.Equal(Story(sketch.Build(), [sketch.ActorCount]), string.Join('\n', told));
        });

    /// <summary>Ends of contiguous slices.</summary>
    private static int[] Slices(int actors, int[] cuts) => [.. cuts.Where(cut => cut < actors).Append(actors).Distinct().Order()];

    /// <summary>A run in which every slice has its own frames, as on different silos, put together again after each phase.</summary>
    private static string Story(World world, int[] ends)
    {
        var mail = new Mail();
        var now = ends.Select(_ => Frame.Initial(world)).ToArray();
        var next = ends.Select(_ => Frame.Blank(world)).ToArray();
        var sent = new List<Message>();
        Each(ends, (slice, first, last) => Tick.Before(world, Key, now[slice]).React(first, last, sent));
        mail.Post(sent);
        var story = new List<string> { Tell(now[0].Positions, now[0].Affinities, now[0].Deterrence, new ChangeLog(), sent, []) };
        for (var number = 0; number < world.Ticks; number++)
        {
            var due = mail.TakeDue(number);
            var logs = ends.Select(_ => new ChangeLog()).ToArray();
            var decisions = new List<Decision>();
            sent = [];
            var ticks = ends.Select((_, slice) => new Tick(world, Key, now[slice], next[slice], due, logs[slice])).ToArray();
            Each(ends, (slice, first, last) => ticks[slice].Advance(first, last));
            Each(ends, (slice, first, last) => Publish(world, next, slice, first, last));
            Each(ends, (slice, first, last) => ticks[slice].Decide(first, last, decisions));
            Each(ends, (slice, first, last) => ticks[slice].React(first, last, sent));
            mail.Post(sent);
            (now, next) = (next, now);

            var log = new ChangeLog();
            foreach (var part in logs)
            {
                log.Append(part.Changes, part.Contributions);
            }

            story.Add(Tell(now[0].Positions, Whole(world, now, ends), now[0].Deterrence, log.InCanonicalOrder(), sent, decisions));
        }

        return string.Join('\n', story);
    }

    private static void Each(int[] ends, Action<int, int, int> act)
    {
        for (var slice = 0; slice < ends.Length; slice++)
        {
            act(slice, slice == 0 ? 0 : ends[slice - 1], ends[slice]);
        }
    }

    /// <summary>Copies a slice's rows of what everyone may read into everyone's frames. Affinities and memories stay with their owner.</summary>
    private static void Publish(World world, Frame[] frames, int slice, int first, int last)
    {
        var (start, length) = (first * world.IssueCount, (last - first) * world.IssueCount);
        foreach (var frame in frames)
        {
            Array.Copy(frames[slice].Positions, start, frame.Positions, start, length);
            Array.Copy(frames[slice].Said, start, frame.Said, start, length);
            if (world.HasMessages)
            {
                Array.Copy(frames[slice].Deterrence, start, frame.Deterrence, start, length);
                Array.Copy(frames[slice].Movers, start, frame.Movers, start, length);
            }
        }
    }

    private static double[] Whole(World world, Frame[] frames, int[] ends)
    {
        var whole = frames[0].Affinities.ToArray();
        Each(ends, (slice, first, last) =>
        {
            var (start, end) = (world.Network.RowStarts[first], world.Network.RowStarts[last]);
            frames[slice].Affinities.AsSpan(start..end).CopyTo(whole.AsSpan(start));
        });
        return whole;
    }

    /// <summary>All of a tick in text, doubles with all their digits.</summary>
    private static string Tell(
        double[] positions, double[] affinities, double[] deterrence, ChangeLog log, IEnumerable<Message> sent, IEnumerable<Decision> decisions) =>
        string.Join('\n',
            string.Join(' ', positions),
            string.Join(' ', affinities),
            string.Join(' ', deterrence),
            string.Join('\n', log.Changes.ToArray().Select(change => $"{change with { First = 0 }}: {string.Join(' ', log.Of(change).ToArray())}")),
            string.Join('\n', sent.Order(Message.CanonicalOrder).Select(m => $"{m.Id} {m.Cause} {m.Sender} {m.Sequence} {m.Sent} {m.Due} {m.Position} {m.Policy} {m.Depth} {m.Content.Audience} {m.Content.Attribution} {string.Join(',', m.Content.Addressees)}")),
            string.Join('\n', decisions.Select(d => $"{d.Tick} {d.Organisation} {d.Issue} {d.Blocked} {d.Before} {d.After} {d.Pivot} {string.Join(',', d.Blockers)}").Order(StringComparer.Ordinal)));
}
