using StanceSim.Model.Messages;
using StanceSim.Model.Policies;

namespace StanceSim.Model;

/// <summary>
/// All state at one tick. A tick reads one complete frame and writes the next, so nothing sees a half-updated neighbour.
/// </summary>
/// <remarks>
/// Rows are actors in scenario order: value (i, k) of a table by issue stands at <c>i * issues + k</c>. Affinities stand on
/// the edges of <see cref="World.Network"/>. A published frame is never written again; buffers are reused only by their owner.
/// </remarks>
public sealed class Frame
{
    internal Frame(World world)
    {
        var cells = world.ActorCount * world.IssueCount;
        Positions = new double[cells];
        Said = world.AllSpeakRoutinely ? Positions : new double[cells];
        Deterrence = world.HasMessages ? new double[cells] : [];
        Movers = world.HasMessages ? new Cause?[cells] : [];
        Affinities = [];
        Agenda = world.HasMessages ? new AgendaState[world.AgendaLength] : [];
    }

    /// <summary>Number of this frame: state at the beginning of the tick of the same number.</summary>
    public int Tick { get; internal set; }

    /// <summary>Position x[i,k] on the issue's own scale.</summary>
    public double[] Positions { get; }

    /// <summary>What i last said in public on k; the same table as <see cref="Positions"/> when everyone states its position every tick.</summary>
    public double[] Said { get; }

    /// <summary>Deterrence d[i,k] in [-1, 1] half-widths of the scale: how far warnings have shifted the worth of acting, towards what they demand.</summary>
    public double[] Deterrence { get; }

    /// <summary>The message that last moved i on k, or null.</summary>
    public Cause?[] Movers { get; }

    /// <summary>Regard a[j,i] on each edge, in [-1, 1]. Shared with the frame before while no act changes it.</summary>
    public double[] Affinities { get; internal set; }

    /// <summary>What each dated message and policy has done so far, dated messages first, each in scenario order.</summary>
    public AgendaState[] Agenda { get; }

    /// <summary>The frame before the first tick.</summary>
    /// <exception cref="ArgumentException">The world's network is no network of its actors.</exception>
    public static Frame Initial(World world)
    {
        world.Network.Check(world.ActorCount);
        var frame = new Frame(world);
        world.InitialPositions.CopyTo(frame.Positions);
        if (!ReferenceEquals(frame.Said, frame.Positions))
        {
            world.InitialPositions.CopyTo(frame.Said);
        }

        frame.Affinities = [.. world.Network.InitialAffinity];
        return frame;
    }

    /// <summary>A frame as an observer tells it, who knows positions, affinities and deterrence but not what actors said and remember.</summary>
    /// <param name="world">The world it is a frame of.</param>
    /// <param name="tick">Its number.</param>
    /// <param name="positions">Laid out as <see cref="Positions"/>; copied.</param>
    /// <param name="affinities">As <see cref="Affinities"/>; kept.</param>
    /// <param name="deterrence">As <see cref="Deterrence"/>; copied.</param>
    public static Frame Observed(World world, int tick, double[] positions, double[] affinities, double[] deterrence)
    {
        var frame = new Frame(world) { Tick = tick, Affinities = affinities };
        positions.CopyTo(frame.Positions, 0);
        deterrence.CopyTo(frame.Deterrence, 0);
        return frame;
    }

    /// <summary>A frame of the same shape to write the next tick into.</summary>
    public static Frame Blank(World world) => new(world);
}
