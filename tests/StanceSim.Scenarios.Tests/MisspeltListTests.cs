using StanceSim.Scenarios.Problems;

namespace StanceSim.Scenarios.Tests;

/// <summary>Of a list that is missing one problem is told, not one for each name that was in it.</summary>
public sealed class MisspeltListTests
{
    public static MatrixTheoryData<string, string> Lists => new(["hello.yaml", "belarus-2020.yaml"], ["issues", "actors"]);

    [Theory, MemberData(nameof(Lists))]
    public void A_misspelt_list_is_one_problem(string scenario, string list)
    {
        var text = File.ReadAllText(RepositoryFiles.At("scenarios", scenario));

        var problem = Assert.Single(ProblemsOf(text.Replace($"\n{list}:", $"\n{list[1..]}:", StringComparison.Ordinal)));

        Assert.Equal("SIM2001", problem.Code);
        Assert.Contains($"Did you mean `{list}`?", problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("issues")]
    [InlineData("actors")]
    public void A_list_of_another_shape_is_one_problem(string list)
    {
        var text = File.ReadAllText(RepositoryFiles.At("scenarios", "hello.yaml"));
        var start = text.IndexOf($"\n{list}:", StringComparison.Ordinal) + 1;
        var end = start + text[start..].Split('\n').TakeWhile((line, place) => place == 0 || line.StartsWith(' ')).Sum(line => line.Length + 1);

        var problem = Assert.Single(ProblemsOf($"{text[..start]}{list}: none\n{text[end..]}"));

        Assert.Equal(start == 0 ? 1 : text[..start].Count(letter => letter == '\n') + 1, problem.Line);
    }

    private static IEnumerable<Problem> ProblemsOf(string text) => ScenarioReader.Read("text", text, []).Problems;
}
