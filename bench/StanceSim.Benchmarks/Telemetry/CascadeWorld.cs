using System.Collections.Immutable;
using StanceSim.Experiments.Runs;
using StanceSim.Model;
using StanceSim.Model.Actors;
using StanceSim.Model.Influence;
using StanceSim.Model.Messages;
using StanceSim.Model.Policies;
using StanceSim.Model.Randomness;
using StanceSim.Scenarios;
using StanceSim.Scenarios.Messages;

namespace StanceSim.Benchmarks.Telemetry;

/// <summary>200 actors in eight blocs, 1,000 ticks, 20 stimuli some of which set off thousands of messages: the diplomatic rule on two issues, mean degree 10.</summary>
internal static class CascadeWorld
{
    public const int Actors = 200;
    public const int Ticks = 1_000;
    public const int Stimuli = 20;

    private const int Issues = 2;
    private const int Blocs = 8;
    private const int Steps = 3;

    /// <summary>Makes some 72,000 messages, most stimuli setting off more than a trace may hold.</summary>
    private const double Chance = 0.555;
    private static readonly string[] Acts = ["condemn", "threaten-sanctions", "express-solidarity"];

    public static RunPlan Plan(bool recordsChanges, int ticks = Ticks) => new()
    {
        Scenario = new Scenario
        {
            Name = "cascades",
            Title = "Cascades",
            World = World(ticks),
            Calendar = new Calendar(new DateOnly(2020, 1, 1)),
            Text = $"cascades {ticks}",
        },
        Key = new RunKey(1),
        RecordsChanges = recordsChanges,
    };

    private static World World(int ticks)
    {
        var plain = RandomWorld.Of(Actors, Issues, ticks);
        return new World
        {
            Actors = [.. plain.Actors.Select((actor, index) => new Actor { Id = actor.Id, Bloc = $"bloc-{index % Blocs}" })],
            Issues = plain.Issues,
            Network = new()
            {
                RowStarts = plain.Network.RowStarts,
                Columns = plain.Network.Columns,
                InitialAffinity = [.. Enumerable.Range(0, plain.Network.EdgeCount).Select(edge => edge % 4 == 0 ? -0.4 : 0.5)],
            },
            InitialPositions = plain.InitialPositions,
            Anchors = plain.Anchors,
            Susceptibility = plain.Susceptibility,
            Schedule = [.. Enumerable.Range(0, Stimuli).Select(number => new ScheduledMessage
            {
                Id = $"stimulus-{number}",
                Sender = 7 * number % Actors,
                Tick = 1 + (ticks / Stimuli * number),
                Content = Content(plain, 7 * number % Actors, number) with { Addressees = [.. Enumerable.Range(7 * number % (Actors - 8), 8)] },
            })],
            Policies = [.. Enumerable.Range(0, Actors).SelectMany(actor => Enumerable.Range(0, Steps).Select(step => new Policy
            {
                Id = $"answer-{step}:{actor}",
                Actor = actor,
                On = new MessagePattern { Addressees = [actor] },
                Probability = Chance,
                Delay = step,
                Say = Content(plain, actor, step),
            }))],
            Rule = Diplomatic.Definition.Create(RuleSettings.Defaults),
            CascadeLimit = 30,
            Ticks = ticks,
        };
    }

    /// <summary>A message to one whom the sender has a relation to.</summary>
    private static MessageContent Content(World world, int sender, int choice)
    {
        var neighbours = world.Network.Columns.AsSpan(world.Network.RowStarts[sender]..world.Network.RowStarts[sender + 1]);
        return new MessageContent
        {
            Kind = MessageKinds.All.First(kind => kind.Name == Acts[choice % Acts.Length]),
            Addressees = neighbours.IsEmpty ? [(sender + 1) % world.ActorCount] : [neighbours[choice % neighbours.Length]],
            Issue = choice % Issues,
            Intensity = -2,
            Audience = Audience.Private,
        };
    }
}
