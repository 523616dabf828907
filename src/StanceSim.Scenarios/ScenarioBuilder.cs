using System.Collections.Frozen;
using System.Collections.Immutable;
using StanceSim.Model.Messages;
using StanceSim.Model.Policies;
using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Messages;
using StanceSim.Scenarios.Problems;
using StanceSim.Scenarios.Sections;
using StanceSim.Scenarios.Worlds;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios;

/// <summary>Reads the sections of a scenario in the order in which they need each other, then makes the world.</summary>
internal sealed class ScenarioBuilder(SectionValues root)
{
    private readonly ReadContext context = root.Context;

    /// <summary>The scenario, without its name, text and overrides; null when there are problems.</summary>
    public Scenario? Build(string name, string text, ImmutableArray<Override> overrides)
    {
        var (title, description, seed) = (root.Get(ScenarioSection.Title), root.Get(ScenarioSection.Description), root.Get(ScenarioSection.Seed));
        var sources = ReadSources();
        var parameters = ReadParameters();
        var time = ReadTime();
        ReadIssues();
        var populations = CollectActors();
        var actors = root.Get(ScenarioSection.Actors);
        var ties = root.Get(ScenarioSection.Ties);
        var attention = root.Get(ScenarioSection.Attention);
        AttentionCheck.Run(context, attention);
        var organisations = ReadOrganisations();
        context.Intensity = (IntensityScale)root.Get(ScenarioSection.Intensity);
        IdList.Collect(root, ScenarioSection.Messages, context.Messages, MessageSection.IdByPlace);
        var messages = root.Get(ScenarioSection.Messages);
        var causes = new CauseCheck(context, messages);
        IdList.Collect(root, ScenarioSection.Policies, new NameTable("policy", ProblemKinds.DuplicateName));
        var policies = root.Get(ScenarioSection.Policies);
        var model = root.Get(ScenarioSection.Model);
        IdList.Collect(root, ScenarioSection.Outcomes, new NameTable("outcome", ProblemKinds.DuplicateName));
        var outcomes = root.Get(ScenarioSection.Outcomes);
        var (reactions, cascadeLimit) = ((Reactions)root.Get(ScenarioSection.Reactions), root.Get(ScenarioSection.CascadeLimit));
        CheckStillness(time, messages, policies, organisations);
        if (context.Problems.Count > 0 || time is null)
        {
            return null;
        }

        var sent = reactions == Reactions.Policies ? Array.FindAll(messages, message => !message.Value.IsReaction) : messages;
        var world = new WorldBuilder(context, seed, model)
        {
            Actors = actors,
            Populations = populations,
            Ties = ties,
            Attention = attention,
            Organisations = [.. organisations],
            Schedule = [.. sent.Select(message => Scheduled(message.Value, Array.FindIndex(messages, other => ReferenceEquals(other, message)), causes, reactions))],
            Policies = reactions == Reactions.Dated ? [] : [.. policies.SelectMany(policy => policy.Value)],
        }.Build(time, cascadeLimit);

        return new Scenario
        {
            Name = name,
            Title = title,
            Description = description,
            World = world,
            Calendar = time.Calendar,
            Outcomes = [.. outcomes.Select(outcome => outcome.Value).OfType<Outcome>()],
            Seed = seed,
            Text = text,
            Overrides = overrides,
            Parameters = NumbersOf(parameters, model),
            Notes = NotesOf(messages),
            Sources = sources.ToFrozenDictionary(source => source.Name, source => source.Value),
            Evidence = [.. EvidenceList.Of(context, actors, ties)],
        };
    }

    private static FrozenDictionary<string, double> NumbersOf(MapEntry<string, double>[] parameters, ModelSection model)
    {
        var numbers = new Dictionary<string, double>();
        foreach (var parameter in parameters)
        {
            numbers.Add(parameter.Name, parameter.Value);
        }

        foreach (var value in model.Values)
        {
            numbers.Add("model." + value.Name, value.Value);
        }

        return numbers.ToFrozenDictionary();
    }

    private FrozenDictionary<string, MessageNote> NotesOf(Placed<MessageSection>[] messages)
    {
        var notes = new Dictionary<string, MessageNote>(messages.Length);
        for (var index = 0; index < messages.Length; index++)
        {
            var message = messages[index].Value;
            notes.Add(context.Messages.Names[index], new MessageNote(message.Content.Text ?? "", message.Source, message.IsReaction));
        }

        return notes.ToFrozenDictionary();
    }

    private ScheduledMessage Scheduled(MessageSection message, int index, CauseCheck causes, Reactions reactions) => new()
    {
        Id = context.Messages.Names[index],
        Sender = message.Sender,
        Tick = message.Tick,
        Content = message.Content,
        Condition = message.Condition,
        Until = message.Until,
        Cause = causes.CauseOf(index, leavesOutReactions: reactions == Reactions.Policies),
    };

    private MapEntry<string, Source>[] ReadSources()
    {
        if (root.Node.Find(ScenarioSection.Sources.Name) is Mapping sources)
        {
            foreach (var entry in sources.Entries)
            {
                context.Sources.TryAdd(entry.Key.Text);
            }
        }

        return root.Get(ScenarioSection.Sources);
    }

    private MapEntry<string, double>[] ReadParameters()
    {
        var parameters = root.Get(ScenarioSection.Parameters);
        foreach (var (name, value, nameNode, _) in parameters)
        {
            if (ParameterSection.IsReserved(name))
            {
                context.Add(ProblemKinds.BadName, nameNode, $"`{name}` cannot name a parameter: it is a word of the expression language.", "Choose another name.");
            }

            context.Parameters.TryAdd(name);
            context.ParameterValues.Add(value);
        }

        return parameters;
    }

    private TimeSection? ReadTime()
    {
        if (root.Get(ScenarioSection.Time) is not { } time)
        {
            return null;
        }

        (context.Calendar, context.Ticks, context.KnowsTime) = (time.Calendar, time.Ticks, true);
        return time;
    }

    private void ReadIssues()
    {
        IdList.Collect(root, ScenarioSection.Issues, context.Issues);
        var issues = root.Get(ScenarioSection.Issues);
        context.IssueList = [.. issues.Select(issue => issue.Value)];
        if (root.Has(ScenarioSection.Issues) && root.At(ScenarioSection.Issues) is Sequence { Items.Count: 0 } empty)
        {
            context.Add(ProblemKinds.NothingAtIssue, empty, "The scenario has no issue.", "Add at least one to `issues`.");
        }
    }

    /// <summary>Numbers all actors: those declared first, then those of populations, which are read here.</summary>
    private List<PopulationSection> CollectActors()
    {
        IdList.Collect(root, ScenarioSection.Actors, context.Actors);
        var populations = root.Get(ScenarioSection.Populations);
        IdList.Collect(root, ScenarioSection.Populations, new NameTable("population", ProblemKinds.DuplicateName));
        var read = new List<PopulationSection>();
        long actors = context.Actors.Names.Count;
        foreach (var (population, node) in populations)
        {
            population.First = (int)actors;
            actors += population.Count;
            if (actors > PopulationSection.MostActors)
            {
                context.Add(ProblemKinds.TooManyActors, node, "The scenario has more than 1,000,000 actors.", "Lower `count`.");
                break;
            }

            AddNames(population, node);
            read.Add(population);
        }

        if (actors == 0 && !root.Has(ScenarioSection.Actors) && !root.Has(ScenarioSection.Populations) && !root.LacksList(ScenarioSection.Actors))
        {
            context.Add(ProblemKinds.NobodyActs, root.Node, "The scenario has no actors.", "Add `actors:` or `populations:`.");
        }
        else if (root.Node.Find("actors") is Sequence { Items.Count: 0 } empty && populations.Length == 0)
        {
            context.Add(ProblemKinds.NobodyActs, empty, "The scenario has no actors.", "Add at least one.");
        }

        return read;
    }

    private void AddNames(PopulationSection population, Node node)
    {
        context.Actors.Reserve(context.Actors.Names.Count + population.Count);
        for (var member = 0; member < population.Count; member++)
        {
            if (!context.Actors.TryAdd(population.IdOf(member)))
            {
                context.Add(ProblemKinds.DuplicateName, node, $"The actor `{population.IdOf(member)}` of this population is declared already.",
                    "Give the population another id.");
                return;
            }
        }
    }

    private List<Model.Organisations.Organisation> ReadOrganisations()
    {
        var organisations = new List<Model.Organisations.Organisation>();
        foreach (var (organisation, node) in root.Get(ScenarioSection.Organisations))
        {
            if (organisation.Actor >= 0 && organisations.Exists(other => other.Actor == organisation.Actor))
            {
                context.Add(ProblemKinds.DecidedTwice, node, $"The organisation `{context.Actors.Names[organisation.Actor]}` is declared twice.",
                    "Put all its decisions in one place.");
            }

            organisations.Add(organisation);
            foreach (var decision in organisation.Decisions)
            {
                context.Decided.Add((organisation.Actor, decision.Issue));
            }
        }

        return organisations;
    }

    private void CheckStillness(
        TimeSection? time, Placed<MessageSection>[] messages, Placed<Policy[]>[] policies,
        List<Model.Organisations.Organisation> organisations)
    {
        if (time is { StopsWhenStill: true } && (messages.Length > 0 || policies.Length > 0 || organisations.Count > 0))
        {
            context.Add(ProblemKinds.StillWithMessages, ((Mapping)root.At(ScenarioSection.Time)).Find(TimeSection.StopWhenStill.Name)!,
                "A scenario with messages, policies or organisations cannot stop when nothing changes: something may be yet to come.",
                "Remove `stopWhenStill`.");
        }
    }
}
