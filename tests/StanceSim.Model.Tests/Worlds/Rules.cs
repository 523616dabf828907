using System.Collections.Frozen;
using System.Collections.Immutable;
using StanceSim.Model.Influence;

namespace StanceSim.Model.Tests.Worlds;

/// <summary>Influence rules made as scenarios make them: by name, with the defaults for what is not given.</summary>
internal static class Rules
{
    public static IInfluenceRule Diplomatic(params (string Name, double Value)[] values) => Named("diplomatic", values);

    public static IInfluenceRule DeGroot() => Named("degroot");

    public static IInfluenceRule FriedkinJohnsen(params ImmutableArray<double> coupling) =>
        InfluenceRules.ByName["friedkin-johnsen"].Create(RuleSettings.Defaults with { Coupling = coupling });

    public static IInfluenceRule HegselmannKrause(double confidenceBound) =>
        Named("hegselmann-krause", ("confidenceBound", confidenceBound));

    public static IInfluenceRule DeffuantWeisbuch(double confidenceBound, double convergence = 0.5) =>
        Named("deffuant-weisbuch", ("confidenceBound", confidenceBound), ("convergence", convergence));

    private static IInfluenceRule Named(string name, params (string Name, double Value)[] values) =>
        InfluenceRules.ByName[name].Create(
            RuleSettings.Defaults with { Values = values.ToFrozenDictionary(pair => pair.Name, pair => pair.Value) });
}
