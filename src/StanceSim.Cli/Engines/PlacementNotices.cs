using StanceSim.Cli.Terminal;
using StanceSim.Grains.Runs;

namespace StanceSim.Cli.Engines;

/// <summary>Tells on standard error, in a line each, what happens to a run's place in a cluster. Results are the same whatever happens.</summary>
internal sealed class PlacementNotices(Screen screen)
{
    public void Tell(PlacementEvent happened) => screen.WriteErrorLine(LineOf(happened));

    private static string LineOf(PlacementEvent happened) => happened.Kind switch
    {
        PlacementEventKind.Lost => $"Lost a part of the cluster at tick {happened.Tick}; going on from {FrameOf(happened)}. ({happened.Reason})",
        PlacementEventKind.Waiting => $"The cluster does not answer; waiting for it at tick {happened.Tick}. ({happened.Reason})",
        PlacementEventKind.Recovered => $"The run goes on at tick {happened.Tick}.",
        _ => $"Silos came or went; the run moved at tick {happened.Tick}.",
    };

    private static string FrameOf(PlacementEvent happened) => happened.From < 0 ? "the beginning" : $"the snapshot of tick {happened.From}";
}
