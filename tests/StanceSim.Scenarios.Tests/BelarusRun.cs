using StanceSim.Model;
using StanceSim.Model.Expressions;
using StanceSim.Model.Messages;
using StanceSim.Model.Organisations;
using StanceSim.Model.Randomness;

namespace StanceSim.Scenarios.Tests;

/// <summary>One whole run of the Belarus scenario and everything that happened in it.</summary>
internal sealed class BelarusRun
{
    private readonly History history = new();
    private readonly Simulation simulation;

    private BelarusRun(Scenario scenario)
    {
        Scenario = scenario;
        simulation = new Simulation(scenario.World, new RunKey(scenario.Seed), recordsChanges: false);
        Note();
        while (!simulation.IsOver)
        {
            simulation.Step();
            Note();
        }
    }

    public Scenario Scenario { get; }

    public List<Message> Sent { get; } = [];

    public List<Decision> Decisions { get; } = [];

    private World World => Scenario.World;

    public static Scenario Read(params string[] sets)
    {
        var reading = ScenarioReader.ReadFile(RepositoryFiles.At("scenarios", "belarus-2020.yaml"), [.. sets.Select(set => new Override(set[..set.IndexOf('=')], set[(set.IndexOf('=') + 1)..]))]);
        Assert.Empty(reading.Problems);
        return reading.Scenario!;
    }

    public static BelarusRun Of(params string[] sets) => new(Read(sets));

    public double Outcome(string id) =>
        Scenario.Outcomes.Single(outcome => outcome.Id == id).Expression.Evaluate(new Scope(World, simulation.Frame, Scope.Everyone, [], history));

    public double End(string actor, string issue) => simulation.Frame.Positions[Cell(actor, issue)];

    /// <summary>How far an actor moved on an issue.</summary>
    public double Move(string actor, string issue) => End(actor, issue) - World.InitialPositions[Cell(actor, issue)];

    public int FirstSent(string kind) =>
        Sent.Where(message => message.Content.Kind.Name == kind).Select(message => message.Sent).DefaultIfEmpty(-1).Min();

    public string NameOf(int actor) => World.Actors[actor].Id;

    private int Cell(string actor, string issue) => (World.FindActor(actor) * World.IssueCount) + World.FindIssue(issue);

    private void Note()
    {
        Sent.AddRange(simulation.Sent);
        Decisions.AddRange(simulation.Decisions);
        foreach (var message in simulation.Sent)
        {
            history.Add(message);
        }

        foreach (var decision in simulation.Decisions)
        {
            history.Add(decision);
        }
    }
}
