using System.Collections.Frozen;
using StanceSim.Experiments.Runs;
using StanceSim.Model;
using StanceSim.Model.Actors;
using StanceSim.Model.Changes;
using StanceSim.Model.Expressions;
using StanceSim.Model.Influence;
using StanceSim.Model.Messages;
using StanceSim.Model.Organisations;
using StanceSim.Model.Policies;
using StanceSim.Model.Randomness;
using StanceSim.Model.Relations;
using StanceSim.Scenarios;

namespace StanceSim.Experiments.Tests.Worlds;

/// <summary>Worlds made in code, small enough to know what must come out.</summary>
internal static class SmallWorlds
{
    public static MessageKind Condemn { get; } = new()
    {
        Name = "condemn",
        Cameo = "111",
        PloverEvent = "ACCUSE",
        PloverMode = "condemn",
        Goldstein = -2,
        GoldsteinIcews = -2,
        PloverScore = -2,
    };

    /// <summary>A regime, two states, and a union that decides by unanimity: a crackdown, a condemnation by policy, and a private appeal that leaks.</summary>
    public static Scenario Crisis(int ticks = 10, bool deters = false) => new()
    {
        Name = "crisis",
        Title = "A crisis, with \"quotes\" and ünïcode",
        Description = "Made in code.",
        World = CrisisWorld(ticks, deters),
        Calendar = new Calendar(new DateOnly(2020, 8, 9)),
        Text = "title: A crisis\r\n# byte for byte: é\n",
        Seed = 7,
        Parameters = new Dictionary<string, double> { ["resolve"] = 0.1, ["actEffect"] = 1 / 3.0 }.ToFrozenDictionary(),
        Notes = new Dictionary<string, MessageNote>
        {
            ["crackdown"] = new("=Police beat, \"arrest\"\nprotesters", "https://example.org/a", false),
        }.ToFrozenDictionary(),
        Outcomes =
        [
            new Outcome("union", "Where the union ends", new PositionOf(3, 0), false),
            new Outcome("condemned", "Somebody condemned", new Operation(Operator.Greater, new SentCount(new MessagePattern { Kinds = ["condemn"] }), new Constant(0)), true),
        ],
    };

    public static RunPlan Plan(Scenario scenario, ulong seed = 7, int replicate = 0) => new() { Scenario = scenario, Key = new RunKey(seed, replicate) };

    /// <summary>Actors who only state their positions to each other in a ring.</summary>
    public static Scenario Ring(int actors, int ticks, int issues = 1)
    {
        var cells = Enumerable.Range(0, actors * issues).Select(cell => Math.Sin(cell) * 0.9).ToArray();
        return new Scenario
        {
            Name = "ring",
            Title = "Ring",
            Calendar = new Calendar(null),
            Text = $"ring of {actors}, {ticks} ticks\n",
            World = new World
            {
                Actors = [.. Enumerable.Range(1, actors).Select(number => new Actor { Id = $"citizen-{number}", Type = ActorType.Population })],
                Issues = [.. Enumerable.Range(1, issues).Select(number => new Issue { Id = $"issue-{number}" })],
                Network = new Network
                {
                    RowStarts = [.. Enumerable.Range(0, actors + 1).Select(actor => 2 * actor)],
                    Columns = [.. Enumerable.Range(0, actors).SelectMany(actor => new[] { (actor + 1) % actors, (actor + actors - 1) % actors }.Order())],
                },
                InitialPositions = [.. cells],
                Anchors = [.. cells],
                Susceptibility = [.. cells.Select(_ => 0.7)],
                Rule = new FriedkinJohnsen([]),
                Ticks = ticks,
            },
        };
    }

    private static World CrisisWorld(int ticks, bool deters) => new()
    {
        Actors =
        [
            new Actor { Id = "BLR", Name = "Belarus" },
            new Actor { Id = "LTU", Name = "Lithuania", Bloc = "West" },
            new Actor { Id = "CYP", Name = "Cyprus", Bloc = "West" },
            new Actor { Id = "EU", Type = ActorType.Organisation, Bloc = "West" },
        ],
        Issues = [new Issue { Id = "sanctions" }, new Issue { Id = "legitimacy", NegativePole = "rigged", PositivePole = "fair" }],
        Network = new Network
        {
            RowStarts = [0, 3, 6, 9, 12],
            Columns = [1, 2, 3, 0, 2, 3, 0, 1, 3, 0, 1, 2],
            Attention = [0.5, 0.25, 0.25, 0.2, 0.4, 0.4, 0.2, 0.4, 0.4, 0.2, 0.4, 0.4],
            InitialAffinity = [-0.3, 0, -0.2, -0.6, 0.7, 0.8, 0.1, 0.6, 0.8, -0.4, 0.8, 0.8],
        },
        Ties =
        [
            new Tie { Type = "economic", From = 1, To = 2, Weight = 0.3 },
            new Tie { Type = "alliance", From = 1, To = 2, Weight = 0.7 },
            new Tie { Type = "rivalry", From = 1, To = 0, Weight = -0.6 },
        ],
        InitialPositions = [-0.9, 0.9, 0.6, -0.2, -0.5, -0.3, 0, 0],
        Anchors = [-0.9, 0.9, 0.6, -0.2, -0.5, -0.3, 0, 0],
        Susceptibility = [0.2, 0.2, 0.5, 0.5, 0.6, 0.6, 0.5, 0.5],
        Organisations =
        [
            new Organisation
            {
                Actor = 3,
                Members = [new Member(1, 2), new Member(2)],
                Decisions = [new DecisionRule { Issue = 0, Procedure = Procedure.Unanimity, Meetings = [1, 4, 7] }],
            },
        ],
        Schedule =
        [
            new ScheduledMessage
            {
                Id = "crackdown",
                Sender = 0,
                Tick = 1,
                Content = new MessageContent { Kind = Condemn with { Name = "crackdown", Cameo = "175", Deters = deters }, Addressees = [1, 2], Issue = 1, Position = 0.9, Intensity = -9 },
            },
            new ScheduledMessage
            {
                Id = "appeal",
                Sender = 1,
                Tick = 2,
                Content = new MessageContent
                {
                    Kind = Condemn with { Name = "appeal", Cameo = "020" },
                    Addressees = [2],
                    Issue = 0,
                    Position = 0.9,
                    Intensity = 3.4,
                    Audience = Audience.Private,
                    LeakProbability = 1,
                    LeakDelay = 2,
                },
            },
        ],
        Policies =
        [
            new Policy
            {
                Id = "condemn-violence:LTU",
                Actor = 1,
                On = new MessagePattern { Kinds = ["crackdown"] },
                Say = new MessageContent { Kind = Condemn, Addressees = [0], Issue = 1, Intensity = -2 },
            },
            new Policy
            {
                Id = "join:CYP",
                Actor = 2,
                On = new MessagePattern { Kinds = ["condemn"] },
                Say = new MessageContent { Kind = Condemn, Addressees = [0], Issue = 1, Intensity = -2 },
            },
        ],
        Rule = Diplomatic.Definition.Create(RuleSettings.Defaults),
        Ticks = ticks,
    };
}
