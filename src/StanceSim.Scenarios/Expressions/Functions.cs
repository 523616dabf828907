using System.Collections.Immutable;
using StanceSim.Model.Expressions;
using StanceSim.Model.Policies;
using StanceSim.Scenarios.Messages;

namespace StanceSim.Scenarios.Expressions;

/// <summary>What stands in a place of a function's brackets.</summary>
internal enum ArgumentKind
{
    Actor,
    Issue,
    MessageKind,
}

/// <summary>A function that looks at the world.</summary>
/// <param name="Name">As written.</param>
/// <param name="Viewpoint">Who can use it.</param>
/// <param name="Arguments">What it needs.</param>
/// <param name="Result">What its value is.</param>
/// <param name="Meaning">For the reference.</param>
/// <param name="Build">Makes it of the numbers of its arguments.</param>
internal sealed record Function(
    string Name, Viewpoint Viewpoint, ArgumentKind[] Arguments, ValueKind Result, string Meaning, Func<int[], Expression> Build)
{
    /// <summary>As the reference shows it: <c>position(ACTOR, issue)</c>.</summary>
    public string Signature => $"{Name}({string.Join(", ", Arguments.Select(WordOf))})";

    private static string WordOf(ArgumentKind kind) => kind switch
    {
        ArgumentKind.Actor => "ACTOR",
        ArgumentKind.Issue => "issue",
        _ => "kind",
    };
}

/// <summary>All functions that look at the world.</summary>
internal static class Functions
{
    private const int Self = -1;
    private const ArgumentKind Actor = ArgumentKind.Actor, Issue = ArgumentKind.Issue, Kind = ArgumentKind.MessageKind;

    public static ImmutableArray<Function> All { get; } =
    [
        Seen("position", [Issue], "The actor's own position.", a => new PositionOf(Self, a[0])),
        Seen("position", [Actor, Issue], "What another actor last said in public.", a => new PositionOf(a[0], a[1])),
        Seen("resolve", [Issue], "The position on which the actor acts: its own, shifted by deterrence.", a => new ResolveOf(Self, a[0])),
        Seen("deterrence", [Issue], "How far warnings have shifted the worth of acting for the actor, in half-widths of the scale.", a => new DeterrenceOf(Self, a[0])),
        Seen("affinity", [Actor], "The actor's regard for another.", a => new AffinityOf(Self, a[0])),
        new("heard", Viewpoint.Actor, [Kind], ValueKind.Truth, "The actor heard such a message in this tick.", a => new HasHeard(PatternOf(a[0]))),
        new("heard", Viewpoint.Actor, [Kind, Actor], ValueKind.Truth, "The same, from one sender.", a => new HasHeard(PatternOf(a[0], a[1]))),
        Asked("position", [Actor, Issue], "An actor's position at the end.", a => new PositionOf(a[0], a[1])),
        Asked("resolve", [Actor, Issue], "The position on which it acts at the end: its own, shifted by deterrence.", a => new ResolveOf(a[0], a[1])),
        Asked("deterrence", [Actor, Issue], "How far warnings have shifted the worth of acting for it, in half-widths of the scale.", a => new DeterrenceOf(a[0], a[1])),
        Asked("affinity", [Actor, Actor], "The first actor's regard for the second at the end.", a => new AffinityOf(a[0], a[1])),
        Asked("mean", [Issue], "Mean position of all actors at the end.", a => new MeanPosition(a[0])),
        Asked("polarisation", [Issue], "Variance of all positions over the largest that the scale allows, in [0, 1].", a => new Polarisation(a[0])),
        Asked("sent", [Kind], "How many such messages were sent.", a => new SentCount(PatternOf(a[0]))),
        Asked("sent", [Kind, Actor], "The same, by one sender.", a => new SentCount(PatternOf(a[0], a[1]))),
        Asked("firstSent", [Kind], "Tick of the first such message, or -1.", a => new FirstSent(PatternOf(a[0]))),
        Asked("firstSent", [Kind, Actor], "The same, by one sender.", a => new FirstSent(PatternOf(a[0], a[1]))),
        Asked("blocked", [Actor, Issue], "How often an organisation's members blocked a change of its position.", a => new BlockedCount(a[0], a[1])),
    ];

    /// <summary>What an actor can ask instead of what only an outcome can, and the other way round.</summary>
    public static string InsteadOf(string name, Viewpoint viewpoint) => (name, viewpoint) switch
    {
        ("mean" or "polarisation", _) => "An actor knows only what others have said: use `position(ACTOR, issue)`.",
        ("sent" or "firstSent", _) => "An actor knows what it heard in this tick: use `heard(kind)` or `heard(kind, ACTOR)`.",
        ("blocked", _) => "An actor sees the organisation's position: use `position(ACTOR, issue)`.",
        ("heard", _) => "An outcome asks what was sent: use `sent(kind)` or `sent(kind, ACTOR)`.",
        ("affinity", Viewpoint.Actor) => "An actor knows only its own regard: use `affinity(ACTOR)`.",
        ("affinity", _) => "An outcome belongs to no actor: use `affinity(ACTOR, ACTOR)`.",
        (_, Viewpoint.Actor) => $"An actor knows only its own: use `{name}(issue)`.",
        _ => $"An outcome belongs to no actor: use `{name}(ACTOR, issue)`.",
    };

    private static Function Seen(string name, ArgumentKind[] arguments, string meaning, Func<int[], Expression> build) =>
        new(name, Viewpoint.Actor, arguments, ValueKind.Number, meaning, build);

    private static Function Asked(string name, ArgumentKind[] arguments, string meaning, Func<int[], Expression> build) =>
        new(name, Viewpoint.Outcome, arguments, ValueKind.Number, meaning, build);

    private static MessagePattern PatternOf(int kind) => new() { Kinds = [MessageKinds.All[kind].Name] };

    private static MessagePattern PatternOf(int kind, int sender) => new() { Kinds = [MessageKinds.All[kind].Name], Senders = [sender] };
}
