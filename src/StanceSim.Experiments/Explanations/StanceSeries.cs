using StanceSim.Experiments.Results.Reading;

namespace StanceSim.Experiments.Explanations;

/// <summary>Positions and deterrence of every actor on every issue, frame by frame.</summary>
public sealed class StanceSeries
{
    private readonly Dictionary<(string Actor, string Issue, string Variable), double[]> series = [];

    private StanceSeries()
    {
    }

    /// <summary>Reads all stances of a run into memory: 8 bytes for each row.</summary>
    public static async Task<StanceSeries> Read(RunResults run)
    {
        var all = new StanceSeries();
        await foreach (var row in run.Stances())
        {
            var key = (row.Actor, row.Issue, row.Variable);
            if (!all.series.TryGetValue(key, out var values))
            {
                all.series.Add(key, values = new double[run.Manifest.Counts.Frames]);
            }

            values[row.Tick - run.Manifest.From] = row.Value;
        }

        return all;
    }

    /// <summary>Position by frame, from the first that the folder tells.</summary>
    public ReadOnlySpan<double> Position(string actor, string issue) => series[(actor, issue, "position")];

    /// <summary>Deterrence by frame, in half-widths; empty in a run without messages.</summary>
    public ReadOnlySpan<double> Deterrence(string actor, string issue) => series.GetValueOrDefault((actor, issue, "deterrence"));
}
