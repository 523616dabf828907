using System.Collections.Immutable;
using StanceSim.Experiments.Comparisons;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Model.Changes;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api.Compare;

/// <summary>A run of the catalogue as comparing sees it: what its journal has by now.</summary>
internal sealed class JournalRun(RunEntry entry) : IComparableRun
{
    private readonly RunJournal journal = entry.Journal;

    public Manifest Manifest { get; } = entry.Manifest;

    public string Name => entry.Id;

    public int From => 0;

    /// <summary>The newest frame when comparing began.</summary>
    public int To { get; } = entry.Journal.Newest;

    public IFrameValues Frames(IReadOnlyDictionary<(string Actor, string Issue, string Variable), int> cells) => new Values(journal, cells);

    public IAsyncEnumerable<MessageRow> Messages() => journal.Messages.Until(To).Select(entry => entry.Row).ToAsyncEnumerable();

    public IAsyncEnumerable<AffinityRow> Affinities() => journal.Affinities.Until(To)
        .Select(entry => new AffinityRow(entry.Tick, journal.Cast.ActorId(entry.From)!, journal.Cast.ActorId(entry.To)!, entry.Value)) // regards are between actors
        .ToAsyncEnumerable();

    public IAsyncEnumerable<DecisionRow> Decisions() => journal.Decisions.Enumerate().TakeWhile(row => row.Tick < To).ToAsyncEnumerable();

    public IAsyncEnumerable<ContributionRow> Contributions(string actor, string subject, string variable, int tick)
    {
        var (who, which) = (journal.Cast.FindActor(actor), MechanismNames.VariableOf(variable));
        var what = which == Variable.Affinity ? journal.Cast.FindActor(subject) : journal.Cast.FindIssue(subject);
        return journal.Changes.Of(tick, tick + 1, change => change.Actor == who && change.Variable == which && change.Subject == what)
            .SelectMany(change => journal.Changes.PartsOf(change).Select(RowOf)).ToAsyncEnumerable();
    }

    public ValueTask<ImmutableArray<MessageRow>> Chain(string message)
    {
        var chain = ImmutableArray.CreateBuilder<MessageRow>();
        for (var at = journal.Messages.Find(message); at is not null; at = at.Parent < 0 ? null : journal.Messages[at.Parent])
        {
            chain.Add(at.Row);
        }

        return ValueTask.FromResult(chain.ToImmutable());
    }

    private ContributionRow RowOf(ContributionEntry part)
    {
        var message = part.Message < 0 ? null : journal.Messages[part.Message].Row;
        return new ContributionRow(MechanismNames.Of(part.Mechanism), journal.Cast.ActorId(part.Source), null, message?.Id, message?.Policy, part.Amount);
    }

    /// <summary>Reads whole frames and picks the cells.</summary>
    private sealed class Values(RunJournal journal, IReadOnlyDictionary<(string Actor, string Issue, string Variable), int> cells) : IFrameValues
    {
        private readonly (int From, int To, bool OfDeterrence)[] places = [.. cells.Select(cell => (
            (journal.Cast.FindActor(cell.Key.Actor) * journal.Cast.Issues) + journal.Cast.FindIssue(cell.Key.Issue), cell.Value, cell.Key.Variable == "deterrence"))];

        private readonly double[] positions = new double[journal.Cast.Cells];
        private readonly double[] deterrence = new double[journal.Cast.Cells];

        public ValueTask<double[]> Frame(int frame)
        {
            journal.Stances.Read(frame, ofDeterrence: false, positions);
            journal.Stances.Read(frame, ofDeterrence: true, deterrence);
            var values = new double[places.Length];
            foreach (var (from, to, ofDeterrence) in places)
            {
                values[to] = (ofDeterrence ? deterrence : positions)[from];
            }

            return ValueTask.FromResult(values);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
