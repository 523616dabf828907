using StanceSim.Model.Actors;
using StanceSim.Model.Influence;
using StanceSim.Model.Randomness;
using StanceSim.Model.Relations;

namespace StanceSim.Model.Tests.Influence;

/// <summary>An edge without attention carries regard alone: a model of listening must not hear over it.</summary>
public sealed class SilentEdgeTests
{
    public static TheoryData<string> ListeningRules { get; } =
        [DeGroot.Definition.Name, FriedkinJohnsen.Definition.Name, HegselmannKrause.Definition.Name, DeffuantWeisbuch.Definition.Name];

    [Theory]
    [MemberData(nameof(ListeningRules))]
    public void Who_listens_to_nobody_does_not_move(string rule)
    {
        var simulation = new Simulation(WorldOf(rule, attention: 0), new RunKey(1));

        simulation.Step();

        Assert.Equal([0.1, 0.2], simulation.Frame.Positions);
        Assert.True(simulation.Changes is { Changes.Length: 0 });
    }

    [Theory]
    [MemberData(nameof(ListeningRules))]
    public void Who_listens_moves(string rule)
    {
        var simulation = new Simulation(WorldOf(rule, attention: 1), new RunKey(1));

        simulation.Step();

        Assert.NotEqual(0.1, simulation.Frame.Positions[0]);
    }

    [Fact]
    public void A_network_without_silent_edges_is_heard_whole()
    {
        var network = new Network { RowStarts = [0, 1, 1], Columns = [1], Attention = [1] };

        Assert.Same(network, network.Heard);
    }

    /// <summary>Two actors with regard for each other; the first gives the second the attention asked for.</summary>
    private static World WorldOf(string rule, double attention) => new()
    {
        Actors = [new Actor { Id = "a" }, new Actor { Id = "b" }],
        Issues = [new Issue { Id = "k" }],
        Network = new Network { RowStarts = [0, 1, 2], Columns = [1, 0], Attention = [attention, 0], InitialAffinity = [1, 1] },
        InitialPositions = [0.1, 0.2],
        Anchors = [0.1, 0.2],
        Susceptibility = [0.5, 0.5],
        Rule = InfluenceRules.ByName[rule].Create(RuleSettings.Defaults),
        Ticks = 5,
    };
}
