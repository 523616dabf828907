using System.Collections.Immutable;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;

namespace StanceSim.Experiments.Comparisons;

/// <summary>A run as comparing sees it, whether it lies in a folder or goes on.</summary>
public interface IComparableRun
{
    Manifest Manifest { get; }

    /// <summary>What people call it.</summary>
    string Name { get; }

    /// <summary>Number of the first frame that it tells.</summary>
    int From { get; }

    /// <summary>Number of the last frame that it tells; before <see cref="From"/> when there is none yet.</summary>
    int To { get; }

    /// <summary>Values of some cells, frame by frame.</summary>
    /// <param name="cells">Place of each cell in what is read.</param>
    IFrameValues Frames(IReadOnlyDictionary<(string Actor, string Issue, string Variable), int> cells);

    /// <summary>Messages, earlier ones of its parents among them.</summary>
    IAsyncEnumerable<MessageRow> Messages();

    /// <summary>Contributions to what changed in a tick; nothing where that is not recorded.</summary>
    IAsyncEnumerable<ContributionRow> Contributions(string actor, string issue, string variable, int tick);

    /// <summary>Whether it recorded why things changed in a tick.</summary>
    bool Tells(int tick) => Manifest.RecordsChanges && tick >= Manifest.From;

    /// <summary>A message and what it goes back to.</summary>
    ValueTask<ImmutableArray<MessageRow>> Chain(string message);
}

/// <summary>Values of chosen cells of a run.</summary>
public interface IFrameValues : IAsyncDisposable
{
    /// <summary>The values of a frame; NaN where there is none. Frames are asked for in ascending order.</summary>
    ValueTask<double[]> Frame(int frame);
}
