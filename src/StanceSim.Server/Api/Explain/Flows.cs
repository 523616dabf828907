using System.Collections.Immutable;
using StanceSim.Server.Api.Errors;
using StanceSim.Server.Api.Shapes;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api.Explain;

/// <summary>What is animated, in columns.</summary>
internal static class Flows
{
    private const int MostRows = 50_000;
    private const int PerTick = 40;

    /// <exception cref="ApiException">More of each tick than there is is asked for.</exception>
    public static FlowColumns Of(RunJournal journal, int issue, int from, int to, int? perTick)
    {
        var most = perTick ?? PerTick;
        if (most is < 1 or > FlowLog.Most)
        {
            throw Refuse.Query($"`perTick` is from 1 to {FlowLog.Most}, not {most}.");
        }

        var (ticks, messages, senders, receivers, effects, intensities) = (
            ImmutableArray.CreateBuilder<int>(), ImmutableArray.CreateBuilder<int>(), ImmutableArray.CreateBuilder<int>(), ImmutableArray.CreateBuilder<int>(), ImmutableArray.CreateBuilder<double>(),
            ImmutableArray.CreateBuilder<double>());
        for (var tick = from; tick < Math.Min(to, journal.Flows.Ticks) && ticks.Count < MostRows; tick++)
        {
            foreach (var flow in journal.Flows.Of(tick, issue, Math.Min(most, MostRows - ticks.Count)))
            {
                ticks.Add(tick);
                messages.Add(flow.Message);
                senders.Add(flow.From);
                receivers.Add(flow.To);
                effects.Add(flow.Effect);
                intensities.Add(journal.Messages[flow.Message].Row.Intensity);
            }
        }

        return new FlowColumns(ticks.ToImmutable(), messages.ToImmutable(), senders.ToImmutable(), receivers.ToImmutable(), effects.ToImmutable(), intensities.ToImmutable());
    }
}
