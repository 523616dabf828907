using System.Collections.Immutable;
using StanceSim.Model.Changes;
using StanceSim.Model.Messages;
using StanceSim.Model.Organisations;
using StanceSim.Model.Randomness;

namespace StanceSim.Model.Tests.Worlds;

/// <summary>A whole run, kept: frame n of each table, and what led to it.</summary>
internal sealed record Run(
    ImmutableArray<double[]> Positions,
    ImmutableArray<double[]> Affinities,
    ImmutableArray<double[]> Deterrence,
    ImmutableArray<ChangeLog> Changes,
    ImmutableArray<ImmutableArray<Message>> Sent,
    ImmutableArray<ImmutableArray<Decision>> Decisions)
{
    public double[] Last => Positions[^1];

    public IEnumerable<Message> AllSent => Sent.SelectMany(sent => sent);

    public static Run Of(Sketch sketch, RunKey key = default) => Of(new Simulation(sketch.Build(), key));

    public static Run Of(Simulation simulation)
    {
        var frames = new List<(double[] Positions, double[] Affinities, double[] Deterrence)>();
        var changes = new List<ChangeLog>();
        var sent = new List<ImmutableArray<Message>>();
        var decisions = new List<ImmutableArray<Decision>>();
        Keep();
        while (!simulation.IsOver)
        {
            simulation.Step();
            Keep();
        }

        return new Run(
            [.. frames.Select(f => f.Positions)], [.. frames.Select(f => f.Affinities)], [.. frames.Select(f => f.Deterrence)],
            [.. changes], [.. sent], [.. decisions]);

        void Keep()
        {
            var frame = simulation.Frame;
            frames.Add(([.. frame.Positions], [.. frame.Affinities], [.. frame.Deterrence]));
            changes.Add(simulation.Changes?.InCanonicalOrder() ?? new ChangeLog());
            sent.Add([.. simulation.Sent]);
            decisions.Add([.. simulation.Decisions]);
        }
    }
}
