using System.Collections.Immutable;
using StanceSim.Model.Influence;
using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Problems;
using StanceSim.Scenarios.Sections;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios.Levers;

/// <summary>What of a scenario can be turned from outside without knowing its text.</summary>
/// <param name="Levers">Named parameters in the order of the text, then those of the influence rule.</param>
/// <param name="Choices">Words to choose from.</param>
public sealed record Controls(ImmutableArray<Lever> Levers, ImmutableArray<Choice> Choices)
{
    private static readonly Key<int>[] TopChoices = [ScenarioSection.Reactions, ScenarioSection.Intensity];

    public static Controls Of(Scenario scenario)
    {
        var problems = new ProblemList();
        var written = YamlReader.Read(scenario.Name, scenario.Text, problems) as Mapping ?? new Mapping(default);
        var overriding = new Overriding(problems);
        Node inForce = written;
        foreach (var change in scenario.Overrides)
        {
            inForce = overriding.Set(inForce, change);
        }

        return new Controls(
            [.. Parameters(scenario, written), .. RuleNumbers(scenario, written.Find(ScenarioSection.Model.Name) as Mapping)],
            [.. ChoicesOf(scenario, inForce as Mapping ?? written)]);
    }

    private static IEnumerable<Lever> Parameters(Scenario scenario, Mapping root)
    {
        if (root.Find(ScenarioSection.Parameters.Name) is not Mapping parameters)
        {
            yield break;
        }

        foreach (var (key, node) in parameters.Entries)
        {
            var longForm = node as Mapping;
            var number = (longForm is null ? node : longForm.Find("value")) as Scalar;
            var value = scenario.Parameters.GetValueOrDefault(key.Text);
            yield return new Lever
            {
                Path = $"{ScenarioSection.Parameters.Name}.{key.Text}",
                Name = key.Text,
                IsOfRule = false,
                Meaning = (longForm?.Find("description") as Scalar)?.Text.Trim() ?? "",
                Value = value,
                Default = NumberIn(number) ?? value,
                Low = NumberIn(longForm?.Find("low")),
                High = NumberIn(longForm?.Find("high")),
                At = SpanOf(number),
            };
        }
    }

    private static IEnumerable<Lever> RuleNumbers(Scenario scenario, Mapping? model)
    {
        var own = InfluenceRules.ByName[scenario.World.Rule.Name].Parameters;
        foreach (var parameter in own.Concat(ModelSection.Weights))
        {
            var path = $"{ScenarioSection.Model.Name}.{parameter.Name}";
            var written = model?.Find(parameter.Name);
            yield return new Lever
            {
                Path = path,
                Name = parameter.Name,
                IsOfRule = true,
                Meaning = parameter.Meaning,
                Value = scenario.Parameters.GetValueOrDefault(path, parameter.Default),
                Default = NumberIn(written) ?? (written is null ? parameter.Default : scenario.Parameters.GetValueOrDefault(path, parameter.Default)),
                Low = parameter.Low,
                High = parameter.High,
                At = SpanOf(written as Scalar),
            };
        }
    }

    private static IEnumerable<Choice> ChoicesOf(Scenario scenario, Mapping root)
    {
        foreach (var key in TopChoices)
        {
            var options = ((ChoiceForm)key.Form).Options;
            yield return new Choice(key.Name, key.Name, key.Meaning, (root.Find(key.Name) as Scalar)?.Text ?? options[0], options);
        }

        yield return new Choice(
            $"{ScenarioSection.Model.Name}.rule", "rule", "The influence rule: how positions move.", scenario.World.Rule.Name,
            [.. InfluenceRules.All.Select(rule => rule.Name)]);
    }

    private static double? NumberIn(Node? node) =>
        node is Scalar { IsPlain: true } scalar && NumberForm.TryParse(scalar.Text, out var number) ? number : null;

    private static TextSpan? SpanOf(Scalar? scalar) => scalar is { IsOneLine: true } && NumberIn(scalar) is not null
        ? new TextSpan(scalar.Place.Line, scalar.Place.Column, scalar.Text.Length)
        : null;
}
