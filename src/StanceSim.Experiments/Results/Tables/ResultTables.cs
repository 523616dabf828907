using System.Collections.Immutable;
using static StanceSim.Experiments.Results.Tables.ColumnKind;

namespace StanceSim.Experiments.Results.Tables;

/// <summary>The tables of a run folder. Rows stand in the order in which things happened, then in scenario order.</summary>
public static class ResultTables
{
    /// <summary>Every table begins with these, so that tables of many runs can be put under each other.</summary>
    private static readonly ImmutableArray<ColumnDefinition> Keys =
    [
        new("run", Text, "Id of the run: the same for the same scenario text, overrides, seed and replicate"),
        new("design_point", Integer, "Always 0: a place for studies of many parameter combinations, which this version does not make"),
        new("replicate", Integer, "Number of the replicate, from 0"),
        new("seed", Natural, "Seed of all chance in the run"),
    ];

    public static TableDefinition Stances { get; } = Table(
        "stances",
        "One quantity of one actor on one issue in one frame",
        new("tick", Integer, "Number of the frame, from 0"),
        new("date", Date, "First day of the tick", Nullable: true),
        new("actor", Text, "Id of the actor"),
        new("issue", Text, "Id of the issue"),
        new("variable", Text, "`position`, on the issue's scale, or `deterrence`, in half-widths of the scale"),
        new("value", Number, "Its value", Numbers: NumberSequence.Varied));

    public static TableDefinition Affinities { get; } = Table(
        "affinities",
        "The regard of one actor for another: all of them in the first frame, then those that changed",
        new("tick", Integer, "Number of the frame, from 0"),
        new("date", Date, "First day of the tick", Nullable: true),
        new("actor", Text, "Id of the actor whose regard it is"),
        new("other", Text, "Id of the actor who is regarded"),
        new("variable", Text, "`affinity`"),
        new("value", Number, "Regard in [-1, 1]", Numbers: NumberSequence.Varied));

    public static TableDefinition Messages { get; } = Table(
        "messages",
        "One message that was sent",
        new("id", Text, "Unique in the run"),
        new("cause", Text, "Id of the message it was sent because of; none for a trigger", Nullable: true),
        new("depth", Integer, "Steps back to the trigger"),
        new("sent", Integer, "Tick in which it was sent"),
        new("due", Integer, "Tick in which it is heard"),
        new("date", Date, "First day of the tick in which it was sent", Nullable: true),
        new("kind", Text, "Kind of act, for example `condemn`"),
        new("cameo", Text, "CAMEO code"),
        new("plover_event", Text, "PLOVER event type"),
        new("plover_mode", Text, "PLOVER mode, or empty"),
        new("plover_context", Text, "PLOVER context, or empty"),
        new("sender", Text, "Id of the actor who sent it"),
        new("addressees", Text, "Ids of those it is addressed to, joined by +; empty: the world at large"),
        new("issue", Text, "Id of the issue it takes a position on", Nullable: true),
        new("position", Number, "Position it advocates on that issue", Nullable: true),
        new("intensity", Number, "Cooperation (+) or conflict (-) in [-10, 10]"),
        new("explicitness", Text, "`explicit` or `implicit`"),
        new("attribution", Text, "`on-record`, `anonymous` or `leak`"),
        new("audience", Text, "`public` or `private`"),
        new("stage", Text, "`carried-out` or `planned`"),
        new("credibility", Number, "How far it is believed, (0, 1]"),
        new("via", Text, "Id of the medium that carried it", Nullable: true),
        new("policy", Text, "Id of the policy that sent it", Nullable: true),
        new("text", Text, "One line for readers", Nullable: true),
        new("source", Text, "Where it is reported", Nullable: true));

    public static TableDefinition Changes { get; } = Table(
        "changes",
        "One contribution to the change of one quantity; contributions with the same number sum to after - before",
        new("tick", Integer, "Tick in which it changed: from the frame of that number to the next"),
        new("date", Date, "First day of the tick", Nullable: true),
        new("change", Natural, "Number of the change in the run, from 0"),
        new("actor", Text, "Id of the actor whose quantity it is"),
        new("variable", Text, "`position`, `affinity` or `deterrence`"),
        new("issue", Text, "Id of the issue; none for an affinity", Nullable: true),
        new("other", Text, "Id of the actor who is regarded; affinities only", Nullable: true),
        new("before", Number, "Value before the tick", Numbers: NumberSequence.Repeated),
        new("after", Number, "Value after the tick", Numbers: NumberSequence.Repeated),
        new("mechanism", Text, "Part of the rules by which it contributes, one of the mechanisms above; none when the rule gave no reason", Nullable: true),
        new("source", Text, "Id of the actor it came from", Nullable: true),
        new("tie", Text, "Types of the ties from the changed actor to the source, joined by +", Nullable: true),
        new("message", Text, "Id of the message behind it", Nullable: true),
        new("policy", Text, "Id of the policy that sent that message", Nullable: true),
        new("contribution", Number, "Signed share of the change", Numbers: NumberSequence.Varied)) with
    {
        // What comes back every tick is stored once where one row group holds several ticks of some hundred actors.
        RowsPerGroup = 1 << 17,
    };

    public static TableDefinition Decisions { get; } = Table(
        "decisions",
        "One decision of an organisation's members, adopted or blocked",
        new("tick", Integer, "Tick in which they decided: from the frame of that number to the next"),
        new("date", Date, "First day of the tick", Nullable: true),
        new("organisation", Text, "Id of the organisation"),
        new("issue", Text, "Id of the issue"),
        new("procedure", Text, "`unanimity`, `qualified-majority`, `majority` or `weighted-median`"),
        new("blocked", Truth, "Whether most votes wanted a change and the procedure stopped all of it"),
        new("before", Number, "Position of the organisation before"),
        new("after", Number, "Position of the organisation after"),
        new("pivot", Text, "Id of the member whose position was taken; none when blocked", Nullable: true),
        new("blockers", Text, "Ids of the members who stood in the way, joined by +"));

    public static ImmutableArray<TableDefinition> All { get; } = [Stances, Affinities, Messages, Changes, Decisions];

    private static TableDefinition Table(string name, string meaning, params ReadOnlySpan<ColumnDefinition> columns) =>
        new(name, meaning, [.. Keys, .. columns]);
}
