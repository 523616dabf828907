using System.Text.RegularExpressions;
using StanceSim.Model.Influence;
using StanceSim.Model.Messages;
using StanceSim.Model.Relations;

namespace StanceSim.Architecture.Tests;

/// <summary>docs/model.md says the same as the code: every rule, every parameter, its default and its range.</summary>
public sealed partial class RuleDocumentationTests
{
    public static TheoryData<string> Rules => [.. InfluenceRules.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_has_a_section_with_all_its_parameters(string name)
    {
        var rule = InfluenceRules.ByName[name];
        var documented = Rows(Section($"### `{name}`")).ToArray();

        Assert.Equal(
            rule.Parameters.Select(parameter => (parameter.Name, Text(parameter.Default), Range(parameter))),
            documented.Select(row => (row.Name, row.Default, row.Range)));
        Assert.All(rule.Parameters.Zip(documented), pair => Assert.StartsWith($"{pair.Second.Symbol}:", pair.First.Meaning, StringComparison.Ordinal));
    }

    [Fact]
    public void Effects_of_acts_are_documented_with_their_defaults()
    {
        var defaults = new RelationParameters();

        Assert.Equal(
            [("actEffect", Text(defaults.ActEffect)), ("balanceEffect", Text(defaults.BalanceEffect))],
            Rows(Section("## Relations")).Select(row => (row.Name, row.Default)));
    }

    [Fact]
    public void Weights_of_manners_are_documented_with_their_defaults()
    {
        var defaults = new MannerWeights();

        Assert.Equal(
            [("implicit", Text(defaults.Implicit)), ("anonymous", Text(defaults.Anonymous)), ("leak", Text(defaults.Leak)), ("planned", Text(defaults.Planned))],
            Rows(Section("## Messages")).Select(row => (row.Name, row.Default)));
    }

    private static string Text(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Range(RuleParameter parameter) =>
        parameter.High == double.MaxValue ? $"{Text(parameter.Low)} or more" : $"{Text(parameter.Low)} to {Text(parameter.High)}";

    /// <summary>From a heading to the next of the same or a higher level.</summary>
    private static string Section(string heading)
    {
        var document = SourceTree.Read("docs/model.md");
        var start = document.IndexOf($"\n{heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"docs/model.md has no heading {heading}.");
        var level = heading.TakeWhile(character => character == '#').Count();
        var next = Regex.Match(document[(start + heading.Length + 2)..], $"^#{{1,{level}}} ", RegexOptions.Multiline);
        return document.Substring(start, next.Success ? next.Index + heading.Length + 2 : document.Length - start);
    }

    /// <summary>Rows of parameter tables: name, symbol where there is one, default, range.</summary>
    private static IEnumerable<(string Name, string Symbol, string Default, string Range)> Rows(string section) =>
        ParameterRow().Matches(section).Select(match =>
            (match.Groups["name"].Value, match.Groups["symbol"].Value, match.Groups["default"].Value, match.Groups["range"].Value));

    [GeneratedRegex(@"^\| `(?<name>\w+)` \|( (?<symbol>[^|\d]+) \|)? (?<default>[\d.]+) \| (?<range>[\d.]+ (to [\d.]+|or more)) \|", RegexOptions.Multiline)]
    private static partial Regex ParameterRow();
}
