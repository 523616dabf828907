using StanceSim.Model.Changes;
using StanceSim.Model.Messages;
using StanceSim.Model.Organisations;
using StanceSim.Model.Randomness;

namespace StanceSim.Model;

/// <summary>
/// The whole idea: a run is a frame, the mail that is under way, and <see cref="Step"/>. A pure function of world, seed and
/// replicate: it knows no clock, thread, file or shared random source.
/// </summary>
public sealed class Simulation
{
    private readonly World world;
    private readonly RunKey key;
    private readonly Mail mail = new();
    private readonly List<Message> sent = [];
    private readonly List<Decision> decisions = [];
    private readonly ChangeLog? log;
    private readonly Tick tick;
    private Frame now;
    private Frame spare;

    /// <param name="world">What does not change.</param>
    /// <param name="key">Seed and replicate.</param>
    /// <param name="recordsChanges">Tell every change with its contributions in <see cref="Changes"/>.</param>
    public Simulation(World world, RunKey key, bool recordsChanges = true)
    {
        (this.world, this.key) = (world, key);
        log = recordsChanges ? new ChangeLog() : null;
        now = Frame.Initial(world);
        spare = Frame.Blank(world);
        tick = Tick.Before(world, key, now, log);
        tick.React(0, world.ActorCount, sent);
        mail.Post(sent);
    }

    /// <summary>Goes on from a tick boundary, with the same bits as the run that the snapshot was taken of.</summary>
    /// <param name="world">What does not change; of the snapshot's shape.</param>
    /// <param name="key">Seed and replicate.</param>
    /// <param name="snapshot">Where to go on.</param>
    /// <param name="recordsChanges">Tell every change with its contributions in <see cref="Changes"/>.</param>
    public Simulation(World world, RunKey key, Snapshot snapshot, bool recordsChanges = true)
    {
        (this.world, this.key) = (world, key);
        log = recordsChanges ? new ChangeLog() : null;
        now = snapshot.Restore(world);
        spare = Frame.Blank(world);
        tick = Tick.Before(world, key, now, log);
        mail.Post(snapshot.UnderWay);
        IsOver = now.Tick >= world.Ticks;
    }

    /// <summary>All state now. Its buffers are written again by the second <see cref="Step"/> from here.</summary>
    public Frame Frame => now;

    /// <summary>Messages sent with the present frame: dated ones, reactions and leaks. Valid until the next <see cref="Step"/>.</summary>
    public IReadOnlyList<Message> Sent => sent;

    /// <summary>Decisions of organisations in the tick that led to the present frame. Valid until the next <see cref="Step"/>.</summary>
    public IReadOnlyList<Decision> Decisions => decisions;

    /// <summary>Changes of the tick that led to the present frame; null when not recorded. Valid until the next <see cref="Step"/>.</summary>
    public ChangeLog? Changes => log;

    /// <summary>True after the last tick, or after a tick that changed nothing where the world ends then.</summary>
    public bool IsOver { get; private set; }

    /// <summary>One tick: deliver, relations, positions; organisations decide; actors react.</summary>
    public void Step()
    {
        log?.Clear();
        sent.Clear();
        decisions.Clear();

        tick.Begin(now, spare, mail.TakeDue(now.Tick));
        tick.Advance(0, world.ActorCount);
        tick.Decide(0, world.ActorCount, decisions);
        tick.React(0, world.ActorCount, sent);

        mail.Post(sent);
        (now, spare) = (spare, now);
        IsOver = now.Tick >= world.Ticks || EndsStill(world, spare.Positions, now.Positions);
    }

    /// <summary>All that is needed to go on from here.</summary>
    public Snapshot TakeSnapshot() => Snapshot.Of(now, mail);

    /// <summary>Has an actor send a message that the scenario does not know, with the present frame, after its own.</summary>
    public Message Inject(int sender, MessageContent content)
    {
        var message = Tick.Before(world, key, now).Inject(sender, content, sent);
        mail.Post(sent.Skip(sent.IndexOf(message)));
        return message;
    }

    /// <summary>True when a run that may end early does so after this tick: there are no messages, no chance in the rule, and no position changed.</summary>
    public static bool EndsStill(World world, ReadOnlySpan<double> before, ReadOnlySpan<double> after) =>
        world.StopWhenStill && !world.HasMessages && world.Rule.IsDeterministic && after.SequenceEqual(before);
}
