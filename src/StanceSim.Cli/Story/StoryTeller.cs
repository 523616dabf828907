using System.Collections.Immutable;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Runs;
using StanceSim.Model.Changes;
using StanceSim.Model.Messages;
using StanceSim.Model.Organisations;

namespace StanceSim.Cli.Story;

/// <summary>Watches a run tick by tick and tells its story at the end.</summary>
internal sealed class StoryTeller(RunPlan plan)
{
    /// <summary>Above this many values only the first and the last frame are kept, so that memory stays flat.</summary>
    private const long MostValues = 4_000_000;

    private readonly PushTally tally = new();
    private readonly RestraintTally restraints = new(plan.Scenario.World.IssueCount);
    private readonly List<double[]> frames = [];
    private readonly List<StoryMessage> messages = [];
    private readonly List<Decision> decisions = [];
    private readonly bool keepsAll = (long)plan.Scenario.World.ActorCount * plan.Scenario.World.IssueCount * (plan.Scenario.World.Ticks + 1L) <= MostValues;
    private double[] firstAffinities = [];
    private double[] lastAffinities = [];
    private int lastTick;

    /// <summary>A fork's own story begins where it goes its own way.</summary>
    private readonly int firstTick = plan.Fork?.Tick ?? 0;

    public void Observe(TickRecord record)
    {
        if (record.Tick < firstTick)
        {
            return;
        }

        lastTick = record.Tick;
        if (keepsAll || frames.Count < 2)
        {
            frames.Add([.. record.Positions]);
        }
        else
        {
            record.Positions.CopyTo(frames[1], 0);
        }

        firstAffinities = record.Tick == firstTick ? [.. record.Affinities] : firstAffinities;
        if (!ReferenceEquals(lastAffinities, record.Affinities))
        {
            lastAffinities = [.. record.Affinities];
        }

        messages.AddRange(record.Sent.Select(MessageOf));
        decisions.AddRange(record.Tick > firstTick ? record.Decisions : []);
        if (keepsAll && record.Tick > firstTick)
        {
            Tally(record.Changes);
        }
    }

    /// <param name="outcomes">The answers, evaluated on the whole run.</param>
    public RunStory Tell(ImmutableArray<OutcomeValue> outcomes)
    {
        var (scenario, world) = (plan.Scenario, plan.Scenario.World);
        var cells = world.ActorCount * world.IssueCount;
        var pushes = tally.ByCell(cells);
        var asked = Asked.In(scenario.Outcomes);
        return new RunStory
        {
            Name = scenario.Name,
            Title = scenario.Title,
            Description = scenario.Description,
            Calendar = scenario.Calendar,
            Seed = plan.Key.Seed,
            Rule = world.Rule.Name,
            Actors = world.Actors,
            Issues = world.Issues,
            FirstTick = firstTick,
            LastTick = lastTick,
            Series = [.. Enumerable.Range(0, cells).Select(cell => frames.Select(frame => frame[cell]).ToArray())],
            Movements = [.. Enumerable.Range(0, cells).Select(cell => new Movement(
                cell / world.IssueCount, cell % world.IssueCount, frames[0][cell], frames[^1][cell], pushes[cell]))],
            Messages = [.. messages],
            Decisions = [.. decisions],
            Outcomes = [.. outcomes.Select(outcome => new StoryOutcome(outcome.Id, outcome.Description, outcome.Value, outcome.IsTruth))],
            Restraints = restraints.Noticeable(cells),
            Regards = [.. RegardsOf()],
            Asked = asked,
            KeyActors = KeyActors.Of(asked, messages, world.Actors),
        };
    }

    private void Tally(ChangeLog changes)
    {
        foreach (var change in changes.Changes)
        {
            var cell = (change.Actor * plan.Scenario.World.IssueCount) + change.Subject;
            if (change.Variable == Variable.Deterrence)
            {
                restraints.Set(cell, change.After, change.Tick + 1);
                foreach (var part in changes.Of(change))
                {
                    if (part.Mechanism == Mechanism.Deterrence)
                    {
                        restraints.Add(cell, part.Source, part.Message, part.Amount, change.Tick);
                    }
                }
            }
            else if (change.Variable == Variable.Position)
            {
                foreach (var part in changes.Of(change))
                {
                    tally.Add(cell, KindOf(part.Mechanism), part.Source, part.Message, part.Amount, change.Tick);
                }
            }
        }
    }

    private static PushKind KindOf(Mechanism mechanism) => mechanism switch
    {
        Mechanism.Anchor => PushKind.Interests,
        Mechanism.Decision => PushKind.Decision,
        Mechanism.Bound => PushKind.Bound,
        _ => PushKind.Actor,
    };

    private IEnumerable<Regard> RegardsOf()
    {
        var network = plan.Scenario.World.Network;
        for (var observer = 0; observer < plan.Scenario.World.ActorCount && firstAffinities.Length > 0; observer++)
        {
            for (var edge = network.RowStarts[observer]; edge < network.RowStarts[observer + 1]; edge++)
            {
                if (firstAffinities[edge] != 0 || lastAffinities[edge] != 0)
                {
                    yield return new Regard(observer, network.Columns[edge], firstAffinities[edge], lastAffinities[edge]);
                }
            }
        }
    }

    private StoryMessage MessageOf(Message message)
    {
        var content = message.Content;
        var note = plan.Scenario.Notes.GetValueOrDefault(message.Id);
        return new StoryMessage
        {
            Id = message.Id,
            Sent = message.Sent,
            Sender = message.Sender,
            Addressees = content.Addressees,
            Kind = content.Kind.Name,
            Issue = content.Issue,
            Position = message.Position,
            Intensity = content.Intensity,
            Cause = message.Cause?.Message,
            Policy = message.Policy,
            IsPrivate = content.Audience == Audience.Private,
            Text = note?.Text ?? content.Text ?? "",
            Source = note?.Source,
        };
    }
}
