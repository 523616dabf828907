using System.Collections.Immutable;
using StanceSim.Model.Actors;
using StanceSim.Model.Influence;
using StanceSim.Model.Messages;
using StanceSim.Model.Organisations;
using StanceSim.Model.Policies;
using StanceSim.Model.Relations;

namespace StanceSim.Model;

/// <summary>Everything that does not change in a run: who there is, what is at issue, who listens to whom, and by which rules.</summary>
/// <remarks>Tables by issue hold value (i, k) at <c>i * IssueCount + k</c>. Values are taken as checked; scenarios check them.</remarks>
public sealed class World
{
    private readonly Lazy<Agenda> agenda;
    private readonly Lazy<IssueScales> scales;

    public World() => (agenda, scales) = (new(() => new Agenda(this)), new(() => new IssueScales(Issues)));

    public required ImmutableArray<Actor> Actors { get; init; }

    public required ImmutableArray<Issue> Issues { get; init; }

    public required Network Network { get; init; }

    /// <summary>The ties that affinity and attention were made from, for explanations; by (From, To, Type).</summary>
    public ImmutableArray<Tie> Ties { get; init; } = [];

    /// <summary>Networks that were generated among actors of one description, for views.</summary>
    public ImmutableArray<GeneratedNetwork> Generated { get; init; } = [];

    /// <summary>x[i,k] in the first frame, on each issue's scale.</summary>
    public required ImmutableArray<double> InitialPositions { get; init; }

    /// <summary>Anchor u[i,k], the position its interests pull i back to.</summary>
    public required ImmutableArray<double> Anchors { get; init; }

    /// <summary>Susceptibility λ[i,k] in [0, 1]: openness to others, 1 - stubbornness.</summary>
    public required ImmutableArray<double> Susceptibility { get; init; }

    /// <summary>Salience s[i,k] in [0, 1]: how much i cares. Empty: 1 everywhere.</summary>
    public ImmutableArray<double> Salience { get; init; } = [];

    /// <summary>Uncertainty v[i,k] ≥ 0: variance of i's own view, in squared half-widths. Empty: 0.25 everywhere.</summary>
    public ImmutableArray<double> Uncertainty { get; init; } = [];

    /// <summary>Capability c[i] ≥ 0. Empty: 1 for everyone.</summary>
    public ImmutableArray<double> Capability { get; init; } = [];

    /// <summary>Whether i states its position every tick (true) or only in messages. Empty: everyone does.</summary>
    public ImmutableArray<bool> SpeaksRoutinely { get; init; } = [];

    /// <summary>
    /// Whether i holds a view on k that it has made known. Without one it is in the middle, but says nothing of k unless in a
    /// message. Empty: everyone on everything. Used by rules in which statements are more than a network model's arithmetic.
    /// </summary>
    public ImmutableArray<bool> HoldsView { get; init; } = [];

    public ImmutableArray<Organisation> Organisations { get; init; } = [];

    public ImmutableArray<ScheduledMessage> Schedule { get; init; } = [];

    public ImmutableArray<Policy> Policies { get; init; } = [];

    public required IInfluenceRule Rule { get; init; }

    /// <summary>How acts move affinities.</summary>
    public RelationParameters Relations { get; init; } = new();

    /// <summary>What a message's manner takes off its weight.</summary>
    public MannerWeights Manner { get; init; } = new();

    /// <summary>Length of the run in ticks, ≥ 1.</summary>
    public required int Ticks { get; init; }

    /// <summary>End the run early at the first tick that changes nothing.</summary>
    public bool StopWhenStill { get; init; }

    /// <summary>Reactions to reactions stop this many steps from the trigger; default 8, at least 1.</summary>
    public int CascadeLimit { get; init; } = 8;

    /// <summary>Messages can be injected from outside, so state for them is kept even if the scenario sends none.</summary>
    public bool AcceptsInjections { get; init; }

    public int ActorCount => Actors.Length;

    public int IssueCount => Issues.Length;

    public bool AllSpeakRoutinely => SpeaksRoutinely.IsEmpty;

    /// <summary>False for a classical network model, which needs no mail, no affinities and no agenda.</summary>
    public bool HasMessages => AcceptsInjections || !Schedule.IsEmpty || !Policies.IsEmpty || !Organisations.IsEmpty;

    internal int AgendaLength => Schedule.Length + Policies.Length;

    internal IssueScales Scales => scales.Value;

    /// <summary>The dated messages and policies of one actor, in scenario order.</summary>
    internal Agenda Agenda => agenda.Value;

    /// <summary>Whether the members of an organisation decide this actor's position on an issue, instead of the influence rule.</summary>
    public bool IsDecidedByMembers(int actor, int issue) => Agenda.IsDecidedByMembers(actor, issue);

    public bool SpeaksEveryTick(int actor) => SpeaksRoutinely.IsEmpty || SpeaksRoutinely[actor];

    /// <summary>Whether an actor states its position on an issue every tick, besides what it says in messages.</summary>
    public bool StatesEveryTick(int actor, int issue) =>
        SpeaksEveryTick(actor)
        && (HoldsView.IsEmpty || HoldsView[(actor * IssueCount) + issue] || IsDecidedByMembers(actor, issue));

    public double SalienceOf(int actor, int issue) => Salience.IsEmpty ? 1 : Salience[(actor * IssueCount) + issue];

    public double UncertaintyOf(int actor, int issue) => Uncertainty.IsEmpty ? 0.25 : Uncertainty[(actor * IssueCount) + issue];

    public double CapabilityOf(int actor) => Capability.IsEmpty ? 1 : Capability[actor];

    /// <summary>Index of an actor by id, or -1.</summary>
    public int FindActor(string id) => Agenda.FindActor(id);

    /// <summary>Index of an issue by id, or -1.</summary>
    public int FindIssue(string id)
    {
        for (var issue = 0; issue < IssueCount; issue++)
        {
            if (Issues[issue].Id == id)
            {
                return issue;
            }
        }

        return -1;
    }
}
