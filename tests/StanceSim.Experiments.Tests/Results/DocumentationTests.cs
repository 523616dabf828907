using System.Reflection;
using System.Text;
using StanceSim.Experiments.Explanations;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Results.Tables;
using StanceSim.Experiments.Runs;
using StanceSim.Model.Changes;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Experiments.Tests.Results;

/// <summary>docs/results.md and docs/problems.md say what the code does.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void Every_table_is_described_as_it_is_stored()
    {
        var page = File.ReadAllText(RepositoryFiles.At("docs", "results.md"));
        var tables = new StringBuilder();
        foreach (var table in ResultTables.All)
        {
            tables.Append($"### {table.ParquetFile}\n\n{table.Meaning}.\n\n| column | type | meaning |\n|---|---|---|\n");
            foreach (var column in table.Columns)
            {
                tables.Append($"| `{column.Name}`{(column.Nullable ? "?" : "")} | {TypeOf(column.Kind)} | {column.Meaning} |\n");
            }

            tables.Append('\n');
        }

        Assert.EndsWith(tables.ToString().TrimEnd('\n') + "\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mechanism_is_explained() => Assert.All(
        Enum.GetValues<Mechanism>(),
        mechanism => Assert.Contains($"\n| `{Names.Of(mechanism)}` |", File.ReadAllText(RepositoryFiles.At("docs", "results.md")), StringComparison.Ordinal));

    [Fact]
    public void Every_problem_has_its_entry_and_every_entry_its_problem()
    {
        var entries = File.ReadAllLines(RepositoryFiles.At("docs", "problems.md")).Where(line => line.StartsWith("### SIM6", StringComparison.Ordinal));

        Assert.Equal(ResultProblemKinds.All.Select(kind => $"### {kind.Code}: {kind.Title}"), entries);
        Assert.Equal(
            typeof(ResultProblemKinds).GetFields().Select(field => field.GetValue(null)),
            ResultProblemKinds.All.Cast<object?>());
    }

    [Fact]
    public void Every_problem_is_told_in_sentences_and_says_how_to_mend_it()
    {
        var problems = new[] { typeof(RunFolderProblems), typeof(ExplanationProblems), typeof(InterventionProblems) }
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Select(method => (Problem)method.Invoke(null, [.. method.GetParameters().Select(ArgumentFor)])!)
            .ToArray();

        Assert.Equal(ResultProblemKinds.All.Select(kind => kind.Code).Order(), problems.Select(problem => problem.Code).Order());
        Assert.All(problems, problem =>
        {
            Assert.Equal(("runs/x", 0, 0), (problem.File, problem.Line, problem.Column));
            Assert.Matches("^[A-Z].*[.]$", problem.Message);
            Assert.Matches("^[A-Z].*[.]$", problem.Fix);
        });
    }

    private static object ArgumentFor(ParameterInfo parameter) => parameter switch
    {
        { Name: "folder" or "file" or "path" } => "runs/x",
        { Name: "refusal" } => "The run takes more than there is.",
        { ParameterType.Name: "String" } => "something",
        { ParameterType.Name: "Boolean" } => true,
        { ParameterType.Name: "Int32" } => 2,
        { Name: "ticks" } => new[] { 1, 2 },
        _ => new[] { "a", "b" },
    };

    private static string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => "text",
        ColumnKind.Integer => "int32",
        ColumnKind.Natural => "uint64",
        ColumnKind.Number => "double",
        ColumnKind.Date => "date",
        _ => "bool",
    };
}
