using System.Collections.Frozen;
using System.Collections.Immutable;

namespace StanceSim.Model.Influence;

/// <summary>All influence rules, by name.</summary>
public static class InfluenceRules
{
    public static ImmutableArray<RuleDefinition> All { get; } =
    [
        Diplomatic.Definition,
        DeGroot.Definition,
        FriedkinJohnsen.Definition,
        HegselmannKrause.Definition,
        DeffuantWeisbuch.Definition,
    ];

    public static FrozenDictionary<string, RuleDefinition> ByName { get; } = All.ToFrozenDictionary(rule => rule.Name);
}
