using System.Text;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Scenarios.Tests.Problems;

/// <summary>docs/problems.md, the codes and the reader agree: every entry's example has its problem, and is free of problems once mended.</summary>
public sealed class ProblemPageTests
{
    /// <summary>Examples too large for the page, or about files rather than texts.</summary>
    private static readonly Dictionary<string, Func<Reading>> MadeExamples = new()
    {
        ["SIM1001"] = () => ScenarioReader.ReadFile(RepositoryFiles.At("scenarios", "helo.yaml"), []),
        ["SIM1002"] = () => ReadBytes([.. "title: "u8, 0xE9, 0x0A]),
        ["SIM1003"] = () => ScenarioReader.Read("large.yaml", new StringBuilder().Insert(0, "# filler\n", 1_250_000).ToString(), []),
        ["SIM1004"] = () => ScenarioReader.Read("deep.yaml", "title: " + new string('[', 100), []),
        ["SIM1006"] = () => ScenarioReader.Read("aliases.yaml", "title: &t x\nactors: [" + new StringBuilder().Insert(0, "*t, ", 1_001) + "]", []),
    };

    public static TheoryData<string> Codes => [.. ProblemKinds.All.Select(kind => kind.Code)];

    [Fact]
    public void Every_code_has_one_entry_with_its_title_in_order() =>
        Assert.Equal(
            ProblemKinds.All.Select(kind => (kind.Code, kind.Title)),
            ProblemPage.Entries.Select(entry => (entry.Code, entry.Title)));

    [Fact]
    public void Every_declared_kind_is_listed_once()
    {
        var declared = typeof(ProblemKinds).GetFields().Select(field => (ProblemKind)field.GetValue(null)!).ToArray();

        Assert.Equal(declared, ProblemKinds.All);
        Assert.Distinct(ProblemKinds.All.Select(kind => kind.Code));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_example_has_its_problem_and_no_other(string code)
    {
        var reading = MadeExamples.TryGetValue(code, out var made) ? made() : EntryOf(code).Examples[0].Read();

        Assert.Null(reading.Scenario);
        Assert.Equal([code], reading.Problems.Select(problem => problem.Code).Distinct());
        Assert.All(reading.Problems, IsComplete);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_example_has_no_problem_once_mended(string code)
    {
        if (MadeExamples.ContainsKey(code))
        {
            Assert.Equal("sh", EntryOf(code).Examples[1].Language);
            return;
        }

        var reading = EntryOf(code).Examples[1].Read();

        Assert.Equal([], reading.Problems);
        Assert.NotNull(reading.Scenario);
    }

    private static ProblemEntry EntryOf(string code) => ProblemPage.Entries.Single(entry => entry.Code == code);

    private static Reading ReadBytes(byte[] bytes)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes);
            return ScenarioReader.ReadFile(path, []);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void IsComplete(Problem problem)
    {
        Assert.True((problem.Line >= 1 && problem.Column >= 1) || (problem is { Line: 0, Column: 0 } && problem.File != "example.yaml"), problem.ToString());
        Assert.Matches(@"[.!?]$", problem.Message);
        Assert.Matches(@"[.!?]$", problem.Fix);
        Assert.True(char.IsUpper(problem.Message[0]) || problem.Message[0] == '`' || char.IsAsciiDigit(problem.Message[0]) || problem.Message[0] == '-', problem.Message);
        Assert.True(char.IsUpper(problem.Fix[0]) || problem.Fix[0] == '`', problem.Fix);
    }
}
