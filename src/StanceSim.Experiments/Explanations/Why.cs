using System.Collections.Immutable;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;

namespace StanceSim.Experiments.Explanations;

/// <summary>Answers why a position changed, from a run's records alone.</summary>
public static class Why
{
    /// <summary>Explains a change of a position, or of deterrence. Throws <see cref="ResultsException"/> when there is nothing to explain.</summary>
    /// <param name="run">A finished run.</param>
    /// <param name="actor">Id of the actor.</param>
    /// <param name="issue">Id of the issue.</param>
    /// <param name="tick">Tick of the change; null: the tick of the largest.</param>
    /// <param name="variable">position (default) or deterrence.</param>
    public static async Task<Explanation> Explain(RunResults run, string actor, string issue, int? tick = null, string variable = "position")
    {
        var manifest = run.Manifest;
        var who = manifest.Actors.FirstOrDefault(known => known.Id == actor)
            ?? throw new ResultsException(ExplanationProblems.UnknownActor(run.Folder, actor, [.. manifest.Actors.Select(known => known.Id)]));
        var what = manifest.Issues.FirstOrDefault(known => known.Id == issue)
            ?? throw new ResultsException(ExplanationProblems.UnknownIssue(run.Folder, issue, [.. manifest.Issues.Select(known => known.Id)]));
        if (!manifest.RecordsChanges)
        {
            throw new ResultsException(ExplanationProblems.NotRecorded(run.Folder));
        }

        ImmutableArray<ChangeRow> changes = [.. await run.Changes(new ChangeFilter(actor, issue, variable)).ToListAsync()];
        if (changes.IsEmpty)
        {
            throw new ResultsException(ExplanationProblems.NeverChanged(run.Folder, variable, actor, issue));
        }

        var change = tick is null ? changes.MaxBy(Magnitude) : changes.FirstOrDefault(candidate => candidate.Tick == tick);
        if (change is null)
        {
            var label = manifest.Calendar.Label(tick ?? 0);
            throw new ResultsException(ExplanationProblems.UnchangedThen(run.Folder, variable, actor, issue, label, changes.Select(known => known.Tick)));
        }

        return new Explanation
        {
            Actor = who,
            Issue = what,
            Change = change,
            Reasons = await ReasonsFor(run, change),
            Journey = new Journey(changes[0].Before, changes[^1].After, changes, SharesOf(changes)),
        };
    }

    private static async Task<ImmutableArray<Reason>> ReasonsFor(RunResults run, ChangeRow change)
    {
        var messages = change.Contributions.Any(part => part.Message is not null)
            ? await MessageChains.Read(run)
            : MessageChains.None;
        return [.. change.Contributions
            .OrderByDescending(part => Math.Abs(part.Amount))
            .Select(part => new Reason(part, part.Message is null ? [] : messages.Of(part.Message)))];
    }

    private static ImmutableArray<Share> SharesOf(ImmutableArray<ChangeRow> changes) =>
        [.. changes
            .SelectMany(change => change.Contributions)
            .GroupBy(part => (part.Source, part.Tie, part.Mechanism))
            .Select(parts => new Share(
                parts.Key.Source,
                parts.Key.Tie,
                parts.Key.Mechanism,
                parts.Sum(part => part.Amount),
                parts.Sum(part => Math.Abs(part.Amount)),
                parts.Where(part => part.Message is not null).MaxBy(part => Math.Abs(part.Amount))?.Message))
            .OrderByDescending(share => Math.Abs(share.Net))];

    private static double Magnitude(ChangeRow change) => Math.Abs(change.Amount);
}
