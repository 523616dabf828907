using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Scenarios;

namespace StanceSim.Server.Live.Journal;

/// <summary>Makes the journal of a finished run from its folder, each part when it is first asked for.</summary>
internal sealed class FinishedRun
{
    private readonly RunResults results;
    private readonly Cast cast;
    private readonly Dictionary<JournalPart, Lazy<Task>> parts;

    private FinishedRun(RunResults results, JournalRoom room)
    {
        (this.results, cast) = (results, new Cast(results.Manifest));
        parts = new()
        {
            [JournalPart.Stances] = new(ReadStances),
            [JournalPart.Affinities] = new(ReadAffinities),
            [JournalPart.Events] = new(ReadEvents),
        };
        Journal = new RunJournal(room.ForOneRun(), cast, part => parts[part].Value) { Newest = results.Manifest.Ticks };
    }

    private RunJournal Journal { get; }

    public static RunJournal Open(RunResults results, JournalRoom room) => new FinishedRun(results, room).Journal;

    /// <summary>What a fork did before its folder begins, done again; nothing for a run of its own.</summary>
    private IEnumerable<(TickRecord Record, Scenario Stage)> Before()
    {
        if (results.Manifest.From == 0)
        {
            yield break;
        }

        var plan = results.Plan();
        var stage = plan.Scenario;
        foreach (var record in new Prelude(plan).Frames().TakeWhile(record => record.Tick < results.Manifest.From))
        {
            yield return (record, stage);
            stage = record.Settings.Count > 0 ? Stages.At(plan, record.Tick) : stage;
        }
    }

    private async Task ReadStances()
    {
        var hasDeterrence = await HasDeterrence();
        foreach (var (record, _) in Before())
        {
            Journal.Stances.Add(record.Positions, record.Deterrence);
        }

        var (positions, deterrence) = (new double[cast.Cells], hasDeterrence ? new double[cast.Cells] : []);
        long row = 0;
        await foreach (var values in results.StanceValues())
        {
            foreach (var value in values)
            {
                var cell = (int)((hasDeterrence ? row / 2 : row) % cast.Cells);
                (hasDeterrence && row % 2 == 1 ? deterrence : positions)[cell] = value;
                row++;
                if (cell == cast.Cells - 1 && (!hasDeterrence || row % 2 == 0))
                {
                    Journal.Stances.Add(positions, deterrence);
                }
            }
        }

        Journal.Stances.Publish();
    }

    /// <summary>The second row is the first cell's deterrence, or the second cell's position.</summary>
    private async Task<bool> HasDeterrence()
    {
        await foreach (var row in results.Stances().Skip(1).Take(1))
        {
            return row.Variable == "deterrence";
        }

        return false;
    }

    private async Task ReadAffinities()
    {
        if (results.Manifest.From > 0)
        {
            var writer = new JournalWriter(Journal, results.Plan().Scenario.World);
            foreach (var (record, _) in Before())
            {
                writer.AddAffinities(record);
            }
        }

        var tick = results.Manifest.From;
        await foreach (var row in results.Affinities())
        {
            if (row.Tick != tick)
            {
                Journal.Affinities.EndFrame(tick);
                tick = row.Tick;
            }

            Journal.Affinities.Add(row.Tick, cast.FindActor(row.Actor), cast.FindActor(row.Other), row.Value);
        }

        Journal.Affinities.EndFrame(tick);
    }

    private async Task ReadEvents()
    {
        foreach (var (record, stage) in Before())
        {
            foreach (var message in record.Sent)
            {
                Journal.Messages.Add(MessageRowOf.Of(message, stage), message.Sender);
            }
        }

        await foreach (var row in results.Messages())
        {
            Journal.Messages.Add(row, cast.FindActor(row.Sender));
        }

        Journal.Messages.Link();
        await foreach (var decision in results.Decisions())
        {
            Journal.Decisions.Add(decision);
        }

        await ReadChanges();
    }

    private async Task ReadChanges()
    {
        var tick = 0;
        await foreach (var row in results.Changes())
        {
            for (; tick < row.Tick; tick++)
            {
                Journal.EndTick(tick);
            }

            Add(row);
        }

        for (; tick < results.Manifest.Ticks; tick++)
        {
            Journal.EndTick(tick);
        }
    }

    private void Add(ChangeRow row)
    {
        var variable = MechanismNames.VariableOf(row.Variable);
        var (actor, subject) = (cast.FindActor(row.Actor), row.Other is { } other ? cast.FindActor(other) : cast.FindIssue(row.Issue ?? ""));
        var first = Journal.Changes.Next.First;
        foreach (var part in row.Contributions)
        {
            Journal.AddPart(variable, subject, actor, new ContributionEntry(
                MechanismNames.Find(part.Mechanism), part.Source is null ? -1 : cast.FindActor(part.Source), Journal.Messages.NumberOf(part.Message), part.Amount));
        }

        Journal.Changes.Add(new ChangeEntry(
            row.Tick, actor, variable, subject, row.Before, row.After, (long)row.Number, first, row.Contributions.Length));
    }
}
