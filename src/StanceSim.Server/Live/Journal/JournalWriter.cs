using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Model;
using StanceSim.Model.Changes;
using StanceSim.Model.Organisations;
using StanceSim.Scenarios;

namespace StanceSim.Server.Live.Journal;

/// <summary>Writes the journal of a run that goes on.</summary>
internal sealed class JournalWriter(RunJournal journal, World world)
{
    private double[] affinities = [];

    /// <param name="record">A frame and what led to it.</param>
    /// <param name="stage">The scenario as it is then.</param>
    /// <exception cref="JournalFullException">The run has become too long for its journal.</exception>
    public void Add(TickRecord record, Scenario stage)
    {
        journal.Stances.Add(record.Positions, record.Deterrence);
        AddAffinities(record);
        AddChanges(record);
        foreach (var decision in record.Decisions)
        {
            journal.Decisions.Add(RowOf(decision));
        }

        AddMessages(record, stage);
        journal.Messages.Link();
        journal.Stances.Publish();
        journal.Newest = record.Tick;
    }

    private void AddMessages(TickRecord record, Scenario stage)
    {
        foreach (var message in record.Sent)
        {
            journal.Messages.Add(MessageRowOf.Of(message, stage), message.Sender);
        }
    }

    public void AddAffinities(TickRecord record)
    {
        var now = record.Affinities;
        if (affinities.Length == now.Length && affinities.AsSpan().SequenceEqual(now))
        {
            return;
        }

        var isFirst = affinities.Length != now.Length;
        var network = world.Network;
        for (int row = 0, edge = 0; edge < now.Length; edge++)
        {
            while (edge >= network.RowStarts[row + 1])
            {
                row++;
            }

            if (isFirst || affinities[edge] != now[edge])
            {
                journal.Affinities.Add(record.Tick, row, network.Columns[edge], now[edge]);
            }
        }

        journal.Affinities.EndFrame(record.Tick);
        affinities = [.. now];
    }

    private void AddChanges(TickRecord record)
    {
        if (record.Tick == 0)
        {
            return;
        }

        var log = record.Changes;
        foreach (var told in log.Changes)
        {
            var (number, first) = journal.Changes.Next;
            foreach (var part in log.Of(told))
            {
                AddPart(told.Variable, told.Subject, told.Actor, new ContributionEntry(
                    (int)part.Mechanism, part.Source, journal.Messages.NumberOf(part.Message), part.Amount));
            }

            journal.Changes.Add(new ChangeEntry(
                told.Tick, told.Actor, told.Variable, told.Subject, told.Before, told.After, number, first, told.Count));
        }

        journal.EndTick(record.Tick - 1);
    }

    private void AddPart(Variable variable, int subject, int actor, ContributionEntry part) => journal.AddPart(variable, subject, actor, part);

    private DecisionRow RowOf(Decision decision) => new(
        decision.Tick,
        world.Actors[decision.Organisation].Id,
        world.Issues[decision.Issue].Id,
        Names.Of(decision.Procedure),
        decision.Blocked,
        decision.Before,
        decision.After,
        decision.Pivot < 0 ? null : world.Actors[decision.Pivot].Id,
        [.. decision.Blockers.Select(member => world.Actors[member].Id)]);
}
