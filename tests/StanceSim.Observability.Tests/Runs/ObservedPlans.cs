using System.Collections.Immutable;
using StanceSim.Experiments.Runs;
using StanceSim.Model;
using StanceSim.Model.Influence;
using StanceSim.Model.Messages;
using StanceSim.Model.Policies;
using StanceSim.Scenarios;
using StanceSim.Scenarios.Messages;

namespace StanceSim.Observability.Tests.Runs;

/// <summary>Runs to observe.</summary>
internal static class ObservedPlans
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../scenarios"));

    /// <summary>The Belarus crisis: 45 actors, so that each is a service.</summary>
    /// <param name="reactions">dated or policies.</param>
    public static RunPlan Belarus(string reactions = "dated")
    {
        var reading = ScenarioReader.ReadFile(Path.Combine(Folder, "belarus-2020.yaml"), [new Override("reactions", reactions)]);
        Assert.Empty(reading.Problems);
        return PlanOf(reading.Scenario!);
    }

    /// <summary>Actors in a ring; every message sets off two, so that a cascade doubles from step to step.</summary>
    /// <param name="actors">How many.</param>
    /// <param name="depth">Steps from the stimulus.</param>
    /// <param name="stimuli">Dated messages, one every three ticks.</param>
    /// <param name="blocs">Blocs that the actors are spread over; 0: none.</param>
    /// <param name="delay">Ticks that every message takes.</param>
    /// <param name="waiting">Policies that answer no message but speak long after their actor was moved, because of what last moved it.</param>
    public static RunPlan Doubling(int actors, int depth, int stimuli = 1, int blocs = 0, int delay = 0, int waiting = 0)
    {
        var kind = MessageKinds.All.First(known => known.Name == "condemn");
        MessageContent To(int actor) => new()
        {
            Kind = kind,
            Addressees = [actor % actors],
            Issue = 0,
            Position = 0.9,
            Intensity = -2,
            Audience = Audience.Private,
            Delay = delay,
        };
        Policy Of(int actor, int step) => new()
        {
            Id = $"pass-{step}:{actor}",
            Actor = actor,
            On = new MessagePattern { Addressees = [actor] },
            Say = To(actor + step),
        };
        Policy Waiting(int number) => new()
        {
            Id = $"wait:{number}",
            Actor = 4 * number % actors,
            From = 40 + (10 * number),
            Cooldown = 9,
            Say = To((4 * number) + 1),
        };
        return PlanOf(new Scenario
        {
            Name = "doubling",
            Title = "Doubling",
            Text = $"{actors} {depth} {stimuli} {blocs} {delay} {waiting}",
            Calendar = new Calendar(new DateOnly(1914, 7, 28)),
            World = new World
            {
                Actors = [.. Enumerable.Range(0, actors).Select(actor => new Model.Actors.Actor
                {
                    Id = $"A{actor}",
                    Bloc = blocs == 0 ? null : $"bloc-{actor % blocs}",
                })],
                Issues = [new Issue { Id = "war" }],
                Network = Ring(actors),
                InitialPositions = [.. Enumerable.Range(0, actors).Select(actor => (actor % 5 * 0.4) - 0.8)],
                Anchors = [.. Enumerable.Range(0, actors).Select(actor => (actor % 5 * 0.4) - 0.8)],
                Susceptibility = [.. Enumerable.Repeat(0.8, actors)],
                Schedule = [.. Enumerable.Range(0, stimuli).Select(number => new ScheduledMessage
                {
                    Id = $"stimulus-{number}",
                    Sender = number % actors,
                    Tick = 1 + (3 * number),
                    Content = To(number + 1),
                })],
                Policies = [.. Enumerable.Range(0, actors).SelectMany(actor => new[] { Of(actor, 1), Of(actor, 2) }), .. Enumerable.Range(0, waiting).Select(Waiting)],
                Rule = Diplomatic.Definition.Create(RuleSettings.Defaults),
                CascadeLimit = depth,
                Ticks = (3 * stimuli) + ((depth + 2) * (delay + 1)),
            },
        });
    }

    private static Model.Relations.Network Ring(int actors) => new()
    {
        RowStarts = [.. Enumerable.Range(0, actors + 1).Select(actor => 4 * actor)],
        Columns = [.. Enumerable.Range(0, actors).SelectMany(actor =>
            new[] { (actor + 1) % actors, (actor + 2) % actors, (actor + actors - 1) % actors, (actor + actors - 2) % actors }.Order())],
        Attention = [.. Enumerable.Repeat(0.25, 4 * actors)],
        InitialAffinity = [.. Enumerable.Range(0, 4 * actors).Select(edge => edge % 3 == 0 ? -0.4 : 0.6)],
    };

    private static RunPlan PlanOf(Scenario scenario) => new() { Scenario = scenario, Key = new(scenario.Seed) };
}
