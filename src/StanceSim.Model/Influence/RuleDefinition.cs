using System.Collections.Frozen;
using System.Collections.Immutable;

namespace StanceSim.Model.Influence;

/// <summary>An influence rule as scenarios and documentation know it.</summary>
/// <param name="Name">Name in scenario files.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Reference">Where its equation was published.</param>
/// <param name="Parameters">Its parameters, in the order to show them.</param>
/// <param name="Create">Makes the rule from checked settings.</param>
public sealed record RuleDefinition(
    string Name,
    string Summary,
    string Reference,
    ImmutableArray<RuleParameter> Parameters,
    Func<RuleSettings, IInfluenceRule> Create);

/// <summary>One number of a rule.</summary>
/// <param name="Name">Name in scenario files.</param>
/// <param name="Default">Value when the scenario gives none.</param>
/// <param name="Low">Lowest allowed value.</param>
/// <param name="High">Highest allowed value.</param>
/// <param name="Meaning">What it does, with its symbol in docs/model.md.</param>
public sealed record RuleParameter(string Name, double Default, double Low, double High, string Meaning);

/// <summary>The values a scenario gives a rule.</summary>
/// <param name="Values">Parameter values by name; a missing one takes its default.</param>
/// <param name="Coupling">Issue coupling C, row-major issues × issues, for rules that couple issues; empty: none.</param>
public sealed record RuleSettings(FrozenDictionary<string, double> Values, ImmutableArray<double> Coupling)
{
    public static RuleSettings Defaults { get; } = new(FrozenDictionary<string, double>.Empty, []);

    public double Get(RuleParameter parameter) => Values.GetValueOrDefault(parameter.Name, parameter.Default);
}
