using StanceSim.Model.Changes;
using StanceSim.Model.Messages;
using StanceSim.Model.Organisations;

namespace StanceSim.Experiments.Results.Recording;

/// <summary>How values of the model are spelt in results: as in scenario files, words joined by hyphens.</summary>
public static class Names
{
    public static string Of(Variable variable) => variable switch
    {
        Variable.Position => "position",
        Variable.Affinity => "affinity",
        _ => "deterrence",
    };

    public static string Of(Mechanism mechanism) => mechanism switch
    {
        Mechanism.RoutineStatement => "routine-statement",
        Mechanism.Persuasion => "persuasion",
        Mechanism.Anchor => "anchor",
        Mechanism.Act => "act",
        Mechanism.Balance => "balance",
        Mechanism.Deterrence => "deterrence",
        Mechanism.Decay => "decay",
        Mechanism.Decision => "decision",
        Mechanism.Bound => "bound",
        _ => throw new ArgumentOutOfRangeException(nameof(mechanism), mechanism, "A new mechanism needs its name here."),
    };

    public static string Of(Procedure procedure) => procedure switch
    {
        Procedure.Unanimity => "unanimity",
        Procedure.QualifiedMajority => "qualified-majority",
        Procedure.Majority => "majority",
        _ => "weighted-median",
    };

    public static string Of(Explicitness explicitness) => explicitness == Explicitness.Explicit ? "explicit" : "implicit";

    public static string Of(Attribution attribution) => attribution switch
    {
        Attribution.OnRecord => "on-record",
        Attribution.Anonymous => "anonymous",
        _ => "leak",
    };

    public static string Of(Audience audience) => audience == Audience.Public ? "public" : "private";

    public static string Of(Stage stage) => stage == Stage.CarriedOut ? "carried-out" : "planned";
}
