using StanceSim.Experiments.Runs;
using StanceSim.Model;

namespace StanceSim.Observability.Runs;

/// <summary>What a run looks like now, for whoever watches its meters. Nothing is computed that nobody asks for.</summary>
internal sealed class RunGauges(World world)
{
    private readonly SortedDictionary<int, int> underWay = [];
    private readonly HashSet<int> active = [];
    private double[] before = [];

    public void Observe(TickRecord record)
    {
        if (RunInstruments.MessagesUnderWay.Enabled)
        {
            RunInstruments.MessagesUnderWay.Record(UnderWayAfter(record));
        }

        if (RunInstruments.ActiveActors.Enabled)
        {
            RunInstruments.ActiveActors.Record(ActiveIn(record));
        }

        if (RunInstruments.Polarisation.Enabled)
        {
            RunInstruments.Polarisation.Record(PolarisationOf(record.Positions));
        }
    }

    private int UnderWayAfter(TickRecord record)
    {
        foreach (var message in record.Sent)
        {
            underWay[message.Due] = underWay.GetValueOrDefault(message.Due) + 1;
        }

        // What was due in the tick that led to this frame was heard.
        while (underWay.Count > 0 && underWay.First().Key < record.Tick)
        {
            underWay.Remove(underWay.First().Key);
        }

        return underWay.Values.Sum();
    }

    private int ActiveIn(TickRecord record)
    {
        active.Clear();
        foreach (var message in record.Sent)
        {
            active.Add(message.Sender);
        }

        for (var cell = 0; cell < before.Length; cell++)
        {
            if (before[cell] != record.Positions[cell])
            {
                active.Add(cell / world.IssueCount);
            }
        }

        before = [.. record.Positions];
        return active.Count;
    }

    private double PolarisationOf(double[] positions)
    {
        double total = 0;
        for (var issue = 0; issue < world.IssueCount; issue++)
        {
            double sum = 0, squares = 0;
            for (var cell = issue; cell < positions.Length; cell += world.IssueCount)
            {
                var place = (positions[cell] - world.Issues[issue].Middle) / world.Issues[issue].HalfWidth;
                sum += place;
                squares += place * place;
            }

            var mean = sum / world.ActorCount;
            total += Math.Min(1, Math.Max(0, (squares / world.ActorCount) - (mean * mean)));
        }

        return total / world.IssueCount;
    }
}
