using System.Collections.Immutable;
using StanceSim.Model;
using StanceSim.Scenarios.Messages;
using StanceSim.Scenarios.Problems;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios.Language;

/// <summary>What is known while a scenario is read: the names that its parts can refer to, and the problems so far.</summary>
internal sealed class ReadContext
{
    public ProblemList Problems { get; } = new();

    public NameTable Actors { get; } = new("actor", ProblemKinds.UnknownActor);

    public NameTable Issues { get; } = new("issue", ProblemKinds.UnknownIssue);

    public NameTable Sources { get; } = new("source", ProblemKinds.UnknownSource);

    public NameTable Parameters { get; } = new("parameter", ProblemKinds.UnknownParameter);

    /// <summary>Dated messages.</summary>
    public NameTable Messages { get; } = new("message", ProblemKinds.UnknownMessage);

    /// <summary>Positions that members of organisations decide, by actor and issue.</summary>
    public HashSet<(int Actor, int Issue)> Decided { get; } = [];

    /// <summary>Values of the named parameters, in the order of their names.</summary>
    public List<double> ParameterValues { get; } = [];

    /// <summary>The issues as declared, in order; empty until they are read.</summary>
    public ImmutableArray<Issue> IssueList { get; set; } = [];

    /// <summary>The scale that gives message kinds their intensity.</summary>
    public IntensityScale Intensity { get; set; }

    public Calendar Calendar { get; set; } = new(null);

    /// <summary>Length of the run in ticks; int.MaxValue until it is known.</summary>
    public int Ticks { get; set; } = int.MaxValue;

    /// <summary>True when <see cref="Calendar"/> came from a readable `time` section.</summary>
    public bool KnowsTime { get; set; }

    public void Add(ProblemKind kind, Node node, string message, string fix) => Problems.Add(kind, node.Place, message, fix);
}
