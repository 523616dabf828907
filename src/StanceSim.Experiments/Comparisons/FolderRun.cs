using System.Collections.Immutable;
using StanceSim.Experiments.Explanations;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;

namespace StanceSim.Experiments.Comparisons;

/// <summary>A finished run in its folder, read row by row.</summary>
internal sealed class FolderRun(RunResults run) : IComparableRun
{
    private MessageChains? chains;

    public Manifest Manifest => run.Manifest;

    public string Name => run.Folder;

    public int From => run.Manifest.From;

    public int To => run.Manifest.Ticks;

    public IFrameValues Frames(IReadOnlyDictionary<(string Actor, string Issue, string Variable), int> cells) => new FrameReader(run, cells);

    /// <summary>A fork's tables do not have what was decided before it, even if it was to be sent later.</summary>
    public IAsyncEnumerable<MessageRow> Messages() => EarlierMessages.Of(run).ToAsyncEnumerable().Concat(run.Messages());

    public IAsyncEnumerable<AffinityRow> Affinities() => run.Affinities();

    public IAsyncEnumerable<DecisionRow> Decisions() => run.Decisions();

    public async IAsyncEnumerable<ContributionRow> Contributions(string actor, string subject, string variable, int tick)
    {
        await foreach (var change in run.Changes(new ChangeFilter(actor, Variable: variable, Tick: tick)))
        {
            foreach (var part in (change.Issue ?? change.Other) == subject ? change.Contributions : [])
            {
                yield return part;
            }
        }
    }

    public async ValueTask<ImmutableArray<MessageRow>> Chain(string message) => (chains ??= await MessageChains.Read(run)).Of(message);
}
