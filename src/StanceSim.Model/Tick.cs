using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using StanceSim.Model.Changes;
using StanceSim.Model.Influence;
using StanceSim.Model.Messages;
using StanceSim.Model.Organisations;
using StanceSim.Model.Policies;
using StanceSim.Model.Randomness;
using StanceSim.Model.Relations;

namespace StanceSim.Model;

/// <summary>
/// One step of simulated time, for all actors or for any part of them: reads the complete frame now, writes rows of the next.
/// </summary>
/// <remarks>
/// <see cref="Advance"/> and <see cref="React"/> write only rows of the actors they are given, and each row depends on
/// nothing another row's turn writes. So calling them once for everybody, once per partition or once per actor gives the
/// same bits, provided every row of the next frame is in place before <see cref="Decide"/> and <see cref="React"/>.
/// Not thread-safe: a partition makes its own. One tick can serve a whole run: see <see cref="Begin"/>.
/// </remarks>
public sealed class Tick
{
    private static readonly List<Message> Silence = [];
    private List<Message>? heard;

    /// <param name="world">What does not change.</param>
    /// <param name="key">Seed and replicate.</param>
    /// <param name="now">The complete frame to read.</param>
    /// <param name="next">The frame to write.</param>
    /// <param name="due">Messages due in this tick, in canonical order.</param>
    /// <param name="log">Where to tell every change, or null to tell none.</param>
    public Tick(World world, RunKey key, Frame now, Frame next, IReadOnlyList<Message> due, ChangeLog? log)
    {
        (World, Key, Log) = (world, key, log);
        Begin(now, next, due);
    }

    private Tick(World world, RunKey key, Frame first, ChangeLog? log)
    {
        (World, Key, Now, Next, Due, Log, Number) = (world, key, first, first, Silence, log, first.Tick - 1);
    }

    public World World { get; }

    public RunKey Key { get; }

    public Frame Now { get; private set; }

    public Frame Next { get; private set; }

    public IReadOnlyList<Message> Due { get; private set; }

    public ChangeLog? Log { get; }

    /// <summary>The tick's number, that of the frame now; -1 for <see cref="Before"/>.</summary>
    public int Number { get; private set; }

    /// <summary>Scratch for influence rules, empty at the beginning of each cell.</summary>
    internal List<Push> Pushes => field ??= [];

    /// <summary>The moment before the first tick: nothing is heard, nothing changes, and actors send what is dated to the first tick.</summary>
    public static Tick Before(World world, RunKey key, Frame first, ChangeLog? log = null) => new(world, key, first, log);

    /// <summary>Starts another tick of the same run, with this one's working memory, so that a quiet tick allocates nothing.</summary>
    /// <param name="now">The complete frame to read.</param>
    /// <param name="next">The frame to write.</param>
    /// <param name="due">Messages due in this tick, in canonical order.</param>
    [MemberNotNull(nameof(Now), nameof(Next), nameof(Due))]
    public void Begin(Frame now, Frame next, IReadOnlyList<Message> due)
    {
        (Now, Next, Due, Number) = (now, next, due, now.Tick);
        next.Tick = now.Tick + 1;
        next.Affinities = due.Count == 0 ? now.Affinities : [.. now.Affinities];
        now.Agenda.CopyTo(next.Agenda, 0);
    }

    /// <summary>Phases 1 to 3 for the actors in [first, last): hear what is due, then move affinities and positions.</summary>
    public void Advance(int first, int last)
    {
        if (Due.Count > 0 && Now.Affinities.Length > 0)
        {
            for (var actor = first; actor < last; actor++)
            {
                AffinityUpdate.Apply(this, actor, HeardBy(actor));
            }
        }

        World.Rule.Update(this, first, last);
        if (!World.AllSpeakRoutinely)
        {
            Speech.Record(this, first, last);
        }
    }

    /// <summary>Phase 4: every organisation decides over its members' new positions. Needs the next frame complete; writes all organisations' rows.</summary>
    /// <remarks>
    /// A function of the frame alone, so that every partition can do it for itself with the same outcome; changes and decisions
    /// are told only of organisations in [first, last).
    /// </remarks>
    public void Decide(int first, int last, List<Decision> decisions) =>
        Assembly.Decide(this, first, last, decisions);

    /// <summary>Phase 5 for the actors in [first, last): send what is dated to the next tick, and react by policies to the new frame.</summary>
    public void React(int first, int last, List<Message> sent)
    {
        if (World.AgendaLength == 0)
        {
            return;
        }

        for (var actor = first; actor < last; actor++)
        {
            Reaction.Of(this, actor, sent);
        }
    }

    /// <summary>Has an actor send, with the next frame and after its own messages, one that the scenario does not know.</summary>
    /// <returns>The message; a leak of it, if any, stands behind it in <paramref name="sent"/>.</returns>
    /// <exception cref="InvalidOperationException">The world keeps no state for messages: see <see cref="Model.World.HasMessages"/>.</exception>
    public Message Inject(int sender, MessageContent content, List<Message> sent)
    {
        if (!World.HasMessages)
        {
            throw new InvalidOperationException("This world has no messages: set AcceptsInjections.");
        }

        var (place, sequence) = (sent.Count, sent.Count(other => other.Sender == sender));
        var id = string.Create(CultureInfo.InvariantCulture, $"{Injection.IdPrefix}{World.Actors[sender].Id}@{Next.Tick}.{sequence}");
        new Dispatch(id, sender, content, Next.Tick).Send(this, sent);
        return sent[place];
    }

    /// <summary>What one actor hears in this tick, in canonical order. The list is reused by the next call.</summary>
    internal List<Message> HeardBy(int actor)
    {
        if (Due.Count == 0)
        {
            return Silence;
        }

        (heard ??= []).Clear();
        foreach (var message in Due)
        {
            if (Delivery.Reaches(this, message, actor))
            {
                heard.Add(message);
            }
        }

        return heard;
    }

    /// <summary>Ends the telling of a position's change; that of an organisation whose members decide is told in phase 4 instead.</summary>
    internal void TellPosition(int actor, int issue)
    {
        var cell = (actor * World.IssueCount) + issue;
        var before = Now.Positions[cell];
        var after = World.IsDecidedByMembers(actor, issue) ? before : Next.Positions[cell];
        Log?.Close(Number, actor, Variable.Position, issue, before, after);
    }

    internal double WeightOf(Message message) => World.Manner.Of(message.Content);

    /// <summary>The regard of one actor for another in the frame now: 1 for itself, 0 where there is no relation.</summary>
    internal double AffinityNow(int observer, int other)
    {
        if (observer == other)
        {
            return 1;
        }

        var edge = World.Network.Find(observer, other);
        return edge < 0 || Now.Affinities.Length == 0 ? 0 : Now.Affinities[edge];
    }
}
