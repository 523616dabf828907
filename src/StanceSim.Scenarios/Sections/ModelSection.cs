using System.Collections.Frozen;
using System.Collections.Immutable;
using StanceSim.Model.Influence;
using StanceSim.Model.Messages;
using StanceSim.Model.Relations;
using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Problems;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios.Sections;

/// <summary>A number and its name.</summary>
internal sealed record NamedValue(string Name, double Value);

/// <summary>The rules of the world: the influence rule with its parameters, and how acts and manners weigh.</summary>
internal sealed record ModelSection(
    RuleDefinition Definition, IInfluenceRule Rule, RelationParameters Relations, MannerWeights Manner, IReadOnlyList<NamedValue> Values)
{
    private static readonly Form<double> Share = new NumberForm(0, 1);

    private static readonly Key<int> RuleKey = Key<int>.Optional(
        "rule", new ChoiceForm([.. InfluenceRules.All.Select((rule, number) => new Choice(rule.Name, number))]),
        "The influence rule: how positions move.", 0, "`diplomatic`");

    private static readonly Key<Placed<Placed<double>[]>[]> CouplingKey = Key<Placed<Placed<double>[]>[]>.Optional(
        "coupling", new ListForm<Placed<double>[]>(new ListForm<double>(new NumberForm(-1, 1))),
        "How issues mix, `friedkin-johnsen` only: one row per issue, in the order of `issues`, each summing to 1 in magnitude.", [], "issues do not mix");

    private static readonly Key<double> ActEffect = Key<double>.Optional(
        "actEffect", Share, "η: change of the addressee's regard for the sender by a full act (intensity 10).", new RelationParameters().ActEffect, "`0.1`");

    private static readonly Key<double> BalanceEffect = Key<double>.Optional(
        "balanceEffect", Share, "η_b: change of an observer's regard by a full act among those it knows.", new RelationParameters().BalanceEffect, "`0.04`");

    private static readonly Key<double> Implicit = Key<double>.Optional(
        "implicit", Share, "What is left of the weight of an implicit message.", new MannerWeights().Implicit, "`0.5`");

    private static readonly Key<double> Anonymous = Key<double>.Optional(
        "anonymous", Share, "What is left of the weight of an anonymous message.", new MannerWeights().Anonymous, "`0.5`");

    private static readonly Key<double> Leak = Key<double>.Optional(
        "leak", Share, "What is left of the weight of a leaked message.", new MannerWeights().Leak, "`0.7`");

    private static readonly Key<double> Planned = Key<double>.Optional(
        "planned", Share, "What is left of the weight of an act only announced.", new MannerWeights().Planned, "`0.5`");

    private static readonly ImmutableArray<Key> Common = [RuleKey, ActEffect, BalanceEffect, Implicit, Anonymous, Leak, Planned];

    /// <summary>All keys of all rules, for the schema; which of them a scenario can give depends on its rule.</summary>
    public static Section Section { get; } = new(
        "model", "The influence rule with its parameters, and how acts and manners weigh.",
        [.. Common, .. InfluenceRules.All.SelectMany(rule => rule.Parameters).Select(parameter => parameter.Name).Distinct().Select(MergedKeyOf), CouplingKey]);

    public static Form<ModelSection> Form { get; } = new ModelForm();

    public static ModelSection Default { get; } = new(
        InfluenceRules.All[0], InfluenceRules.All[0].Create(RuleSettings.Defaults), new RelationParameters(), new MannerWeights(),
        [.. InfluenceRules.All[0].Parameters.Select(parameter => new NamedValue(parameter.Name, parameter.Default)), .. Describe(new RelationParameters(), new MannerWeights())]);

    /// <summary>The numbers that every rule has besides its own.</summary>
    public static IEnumerable<RuleParameter> Weights =>
        from key in new[] { ActEffect, BalanceEffect, Implicit, Anonymous, Leak, Planned }
        select new RuleParameter(key.Name, key.Fallback, 0, 1, key.Meaning);

    /// <summary>The key that only rules which couple issues have.</summary>
    public static Key Coupling => CouplingKey;

    public bool UsesAffinities => ReferenceEquals(Definition, Diplomatic.Definition);

    /// <summary>True for the keys that every rule has.</summary>
    public static bool IsCommon(Key key) => Common.Contains(key);

    public static bool Couples(RuleDefinition rule) => ReferenceEquals(rule, FriedkinJohnsen.Definition);

    /// <summary>A key for a parameter that one or more rules have: every meaning, and the widest range.</summary>
    private static Key MergedKeyOf(string name)
    {
        var meanings = new List<string>();
        double low = double.MaxValue, high = double.MinValue;
        foreach (var rule in InfluenceRules.All)
        {
            foreach (var parameter in rule.Parameters)
            {
                if (parameter.Name == name)
                {
                    meanings.Add($"{rule.Name}: {parameter.Meaning} (default {NumberForm.Text(parameter.Default)}).");
                    (low, high) = (Math.Min(low, parameter.Low), Math.Max(high, parameter.High));
                }
            }
        }

        return Key<double>.Optional(name, new NumberForm(low, high), string.Join(' ', meanings), 0);
    }

    private static Key<double> KeyOf(RuleParameter parameter) => Key<double>.Optional(
        parameter.Name, new NumberForm(parameter.Low, parameter.High), parameter.Meaning, parameter.Default);

    private static ModelSection? Read(Mapping node, ReadContext context)
    {
        var definition = node.Find("rule") is { } named && RuleKey.TypedForm.TryRead(named, context, out var rule)
            ? InfluenceRules.All[rule]
            : InfluenceRules.All[0];
        var couples = Couples(definition);
        foreach (var (key, _) in node.Entries)
        {
            if (definition.Parameters.All(parameter => parameter.Name != key.Text) && Common.All(common => common.Name != key.Text)
                && !(couples && key.Text == CouplingKey.Name) && Section.Keys.Any(known => known.Name == key.Text))
            {
                var own = definition.Parameters.Select(parameter => parameter.Name).Concat(couples ? [CouplingKey.Name] : []).ToArray();
                context.Add(ProblemKinds.ParameterOfAnotherRule, key, $"`{key.Text}` is no parameter of the rule `{definition.Name}`.",
                    own.Length == 0 ? $"Remove it: `{definition.Name}` has no parameters." : $"Remove it, or change `rule`. Parameters of `{definition.Name}`: {string.Join(", ", own)}.");
            }
        }

        // Unknown keys are told against the section with all rules' keys; values are read with the rule's own ranges.
        if (Section.Open(node, context) is not { } values)
        {
            return null;
        }

        var settings = definition.Parameters.Select(parameter => new NamedValue(parameter.Name, values.Get(KeyOf(parameter)))).ToArray();
        var relations = new RelationParameters { ActEffect = values.Get(ActEffect), BalanceEffect = values.Get(BalanceEffect) };
        var manner = new MannerWeights
        {
            Implicit = values.Get(Implicit),
            Anonymous = values.Get(Anonymous),
            Leak = values.Get(Leak),
            Planned = values.Get(Planned),
        };
        var coupling = couples && values.Has(CouplingKey) ? CouplingMatrix.Read(values.Get(CouplingKey), values.At(CouplingKey), context) : [];
        var made = definition.Create(new RuleSettings(settings.ToFrozenDictionary(setting => setting.Name, setting => setting.Value), coupling));
        return new ModelSection(definition, made, relations, manner, [.. settings, .. Describe(relations, manner)]);
    }

    private static IEnumerable<NamedValue> Describe(RelationParameters relations, MannerWeights manner) =>
    [
        new(ActEffect.Name, relations.ActEffect), new(BalanceEffect.Name, relations.BalanceEffect),
        new(Implicit.Name, manner.Implicit), new(Anonymous.Name, manner.Anonymous), new(Leak.Name, manner.Leak), new(Planned.Name, manner.Planned),
    ];

    /// <summary>The section whose keys depend on the value of one of them.</summary>
    private sealed class ModelForm : Form<ModelSection>
    {
        public override string Words => $"keys of {Section.Name}";

        public override IEnumerable<Section> Sections => [Section];

        public override bool TryRead(Node node, ReadContext context, out ModelSection value)
        {
            var read = node is Mapping mapping ? Read(mapping, context) : null;
            if (node is not Mapping)
            {
                Section.Open(node, context);
            }

            value = read ?? Default;
            return read is not null;
        }

        public override void WriteTo(SchemaWriter schema) => schema.Reference(Section);
    }
}
