using System.Diagnostics;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Model.Randomness;
using StanceSim.Scenarios;

namespace StanceSim.Benchmarks.Rewind;

/// <summary>Times a recorded run with a checkpoint after every tick and without any; the difference is what the checkpoints cost.</summary>
/// <param name="actors">Actors of the world.</param>
internal sealed class CheckpointCost(int actors)
{
    private const int Ticks = 24;

    private readonly Scenario scenario = new()
    {
        Name = "checkpoints",
        Title = "Checkpoints",
        Calendar = new Calendar(null),
        Text = "checkpoints\n",
        World = RandomWorld.Of(actors, issues: 4, Ticks),
    };

    /// <summary>Bytes of the last checkpoint.</summary>
    public long Bytes { get; private set; }

    /// <summary>Seconds of one checkpoint.</summary>
    public async Task<double> Seconds()
    {
        var without = await Run(Timeout.InfiniteTimeSpan);
        return Math.Max(1e-6, (await Run(TimeSpan.Zero) - without) / (Ticks + 1));
    }

    private async Task<double> Run(TimeSpan every)
    {
        var folder = Directory.CreateTempSubdirectory("stancesim-checkpoints-");
        try
        {
            var place = Path.Combine(folder.FullName, "run");
            var start = Stopwatch.GetTimestamp();
            await RunRecorder.Record(
                new LocalEngine(),
                new RunPlan { Scenario = scenario, Key = new RunKey(1), CheckpointEvery = every },
                place,
                progress: _ => Look(place));
            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private void Look(string place)
    {
        var checkpoint = new FileInfo(Path.Combine(place + ".unfinished", "checkpoint"));
        Bytes = checkpoint.Exists ? checkpoint.Length : Bytes;
    }
}
