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

    /// <summary>Who regards whom how in the first frame, then what changed, in the order of frames.</summary>
    IAsyncEnumerable<AffinityRow> Affinities();

    /// <summary>Decisions of the run itself; those of its parents need not be among them.</summary>
    IAsyncEnumerable<DecisionRow> Decisions();

    /// <summary>Contributions to what changed in a tick; nothing where that is not recorded.</summary>
    /// <param name="actor">Id of the actor whose quantity it is.</param>
    /// <param name="subject">Id of the issue, of an affinity that of the actor who is regarded.</param>
    /// <param name="variable">position, affinity or deterrence.</param>
    /// <param name="tick">The tick.</param>
    IAsyncEnumerable<ContributionRow> Contributions(string actor, string subject, string variable, int tick);

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
