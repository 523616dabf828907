using System.Collections.Immutable;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Model;
using StanceSim.Model.Actors;
using StanceSim.Model.Organisations;
using StanceSim.Scenarios;

namespace StanceSim.Cli.Story;

/// <summary>Tells the story of a run from its output folder alone.</summary>
internal sealed class FolderStory
{
    /// <summary>Above this many values only the first and the last frame are kept, so that memory stays flat.</summary>
    private const long MostValues = 4_000_000;

    private readonly RunResults results;
    private readonly Manifest manifest;
    private readonly Dictionary<string, int> actors;
    private readonly Dictionary<string, int> issues;

    private FolderStory(RunResults results)
    {
        (this.results, manifest) = (results, results.Manifest);
        actors = manifest.Actors.Index().ToDictionary(entry => entry.Item.Id, entry => entry.Index);
        issues = manifest.Issues.Index().ToDictionary(entry => entry.Item.Id, entry => entry.Index);
    }

    public static Task<RunStory> Read(RunResults results) => new FolderStory(results).Tell();

    private async Task<RunStory> Tell()
    {
        var series = await Series();
        var pushes = await Pushes(series.Length);
        var messages = await Messages();
        ImmutableArray<Actor> cast = [.. manifest.Actors.Select(ActorOf)];
        var asked = Asked.In(AskedOutcomes());
        return new RunStory
        {
            Name = manifest.Scenario.Name,
            Title = manifest.Scenario.Title,
            Description = manifest.Scenario.Description,
            Calendar = manifest.Calendar,
            Seed = manifest.Seed,
            Rule = manifest.Rule,
            Actors = cast,
            Issues = [.. manifest.Issues.Select(IssueOf)],
            FirstTick = manifest.From,
            LastTick = manifest.Ticks,
            Series = series,
            Movements = [.. Enumerable.Range(0, series.Length).Select(cell => new Movement(
                cell / issues.Count, cell % issues.Count, series[cell][0], series[cell][^1], pushes[cell]))],
            Messages = messages,
            Decisions = await Decisions(),
            Outcomes = [.. results.Outcomes().Select(outcome => new StoryOutcome(outcome.Id, outcome.Description, outcome.Value, outcome.IsTruth))],
            Restraints = await Restraints(series.Length),
            Regards = await Regards(),
            Asked = asked,
            KeyActors = KeyActors.Of(asked, messages, cast),
        };
    }

    private static Actor ActorOf(ActorSummary actor) => new()
    {
        Id = actor.Id,
        Name = actor.Name,
        Type = Enum.TryParse<ActorType>(actor.Type, ignoreCase: true, out var type) ? type : ActorType.State,
        PartOf = actor.PartOf,
        Bloc = actor.Bloc,
    };

    public static Issue IssueOf(IssueSummary issue) => new()
    {
        Id = issue.Id,
        Name = issue.Name,
        NegativePole = issue.NegativePole,
        PositivePole = issue.PositivePole,
        Low = issue.Low,
        High = issue.High,
    };

    private int CellOf(string actor, string issue) => (actors[actor] * issues.Count) + issues[issue];

    private async Task<double[][]> Series()
    {
        var series = new double[actors.Count * issues.Count][];
        var keepsAll = series.Length * (long)manifest.Counts.Frames <= MostValues;
        for (var cell = 0; cell < series.Length; cell++)
        {
            series[cell] = new double[keepsAll ? manifest.Counts.Frames : Math.Min(2, manifest.Counts.Frames)];
        }

        await foreach (var row in results.Stances())
        {
            if (row.Variable == "position")
            {
                var frames = series[CellOf(row.Actor, row.Issue)];
                frames[Math.Min(row.Tick - manifest.From, frames.Length - 1)] = row.Value;
            }
        }

        return series;
    }

    private async Task<ImmutableArray<Push>[]> Pushes(int cells)
    {
        var tally = new PushTally();
        if (manifest.RecordsChanges)
        {
            await foreach (var change in results.Changes(new ChangeFilter(Variable: "position")))
            {
                foreach (var part in change.Contributions)
                {
                    var source = part.Source is null ? -1 : actors[part.Source];
                    tally.Add(CellOf(change.Actor, change.Issue!), KindOf(part.Mechanism), source, part.Message, part.Amount, change.Tick);
                }
            }
        }

        return tally.ByCell(cells);
    }

    private async Task<ImmutableArray<Restraint>> Restraints(int cells)
    {
        var tally = new RestraintTally(issues.Count);
        if (manifest.RecordsChanges)
        {
            await foreach (var change in results.Changes(new ChangeFilter(Variable: "deterrence")))
            {
                var cell = CellOf(change.Actor, change.Issue!);
                tally.Set(cell, change.After, change.Tick + 1);
                foreach (var part in change.Contributions.Where(part => part.Mechanism == "deterrence"))
                {
                    tally.Add(cell, part.Source is null ? -1 : actors[part.Source], part.Message, part.Amount, change.Tick);
                }
            }
        }

        return tally.Noticeable(cells);
    }

    private static PushKind KindOf(string? mechanism) => mechanism switch
    {
        "anchor" => PushKind.Interests,
        "decision" => PushKind.Decision,
        "bound" => PushKind.Bound,
        _ => PushKind.Actor,
    };

    private async Task<ImmutableArray<StoryMessage>> Messages()
    {
        var messages = ImmutableArray.CreateBuilder<StoryMessage>();
        await foreach (var row in results.Messages())
        {
            messages.Add(new StoryMessage
            {
                Id = row.Id,
                Sent = row.Sent,
                Sender = actors[row.Sender],
                Addressees = [.. row.Addressees.Select(addressee => actors[addressee])],
                Kind = row.Kind,
                Issue = row.Issue is null ? -1 : issues[row.Issue],
                Position = row.Position ?? 0,
                Intensity = row.Intensity,
                Cause = row.Cause,
                Policy = row.Policy,
                IsPrivate = row.Audience == "private",
                Text = row.Text ?? "",
                Source = row.Source,
            });
        }

        return messages.ToImmutable();
    }

    private async Task<ImmutableArray<Decision>> Decisions()
    {
        var decisions = ImmutableArray.CreateBuilder<Decision>();
        await foreach (var row in results.Decisions())
        {
            decisions.Add(new Decision
            {
                Tick = row.Tick,
                Organisation = actors[row.Organisation],
                Issue = issues[row.Issue],
                Procedure = Enum.Parse<Procedure>(row.Procedure.Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
                Blocked = row.Blocked,
                Before = row.Before,
                After = row.After,
                Pivot = row.Pivot is null ? -1 : actors[row.Pivot],
                Blockers = [.. row.Blockers.Select(member => actors[member])],
            });
        }

        return decisions.ToImmutable();
    }

    private async Task<ImmutableArray<Regard>> Regards()
    {
        var regards = new SortedDictionary<(int Observer, int Other), Regard>();
        await foreach (var row in results.Affinities())
        {
            var pair = (actors[row.Actor], actors[row.Other]);
            regards[pair] = regards.TryGetValue(pair, out var known)
                ? known with { End = row.Value }
                : new Regard(pair.Item1, pair.Item2, row.Value, row.Value);
        }

        return [.. regards.Values.Where(regard => regard.Start != 0 || regard.End != 0)];
    }

    /// <summary>The outcomes as the scenario's copy asks for them; none when a later version cannot read that copy.</summary>
    private ImmutableArray<Outcome> AskedOutcomes()
    {
        var copy = Path.Combine(results.Folder, RunFolder.Scenario);
        return ScenarioReader.ReadFile(copy, [.. manifest.Overrides, .. manifest.Settings.Select(setting => setting.Change)]).Scenario?.Outcomes ?? [];
    }
}
