using System.Diagnostics;
using StanceSim.Cli.Terminal;
using StanceSim.Grains.Runs;

namespace StanceSim.Cli.Engines;

/// <summary>Tells on standard error, in a line each, what happens to a run's place in a cluster. Results are the same whatever happens.</summary>
internal sealed class PlacementNotices(Screen screen)
{
    private readonly List<StoragePauseNotice> pauses = [];
    private long paused;

    /// <summary>Pauses that are over, in order.</summary>
    public IReadOnlyList<StoragePauseNotice> Pauses => pauses;

    public void Tell(PlacementEvent happened)
    {
        screen.WriteErrorLine(LineOf(happened));
        if (happened.Kind == PlacementEventKind.Paused)
        {
            paused = Stopwatch.GetTimestamp();
            pauses.Add(new StoragePauseNotice(happened.Tick, happened.Reason ?? "", TimeSpan.Zero));
        }
        else if (happened.Kind == PlacementEventKind.Resumed)
        {
            pauses[^1] = pauses[^1] with { Took = Stopwatch.GetElapsedTime(paused) };
        }
    }

    private static string LineOf(PlacementEvent happened) => happened.Kind switch
    {
        PlacementEventKind.Lost => $"Lost a part of the cluster at tick {happened.Tick}; going on from {FrameOf(happened)}. ({happened.Reason})",
        PlacementEventKind.Waiting => $"The cluster does not answer; waiting for it at tick {happened.Tick}. ({happened.Reason})",
        PlacementEventKind.Paused => $"Storage of the cluster is away; the run is paused at tick {happened.Tick} and goes on when it is back. ({happened.Reason})",
        PlacementEventKind.Resumed => $"Storage of the cluster is back; the run goes on at tick {happened.Tick}.",
        PlacementEventKind.Recovered => $"The run goes on at tick {happened.Tick}.",
        _ => $"Silos came or went; the run moved at tick {happened.Tick}.",
    };

    private static string FrameOf(PlacementEvent happened) => happened.From < 0 ? "the beginning" : $"the snapshot of tick {happened.From}";
}

/// <summary>A time for which a run waited for the cluster's storage.</summary>
/// <param name="Tick">The last frame before it.</param>
/// <param name="WaitedFor">What was away.</param>
/// <param name="Took">How long; zero while it lasts.</param>
internal sealed record StoragePauseNotice(int Tick, string WaitedFor, TimeSpan Took);
