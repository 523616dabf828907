using System.Collections.Immutable;
using StanceSim.Scenarios.Tests.Problems;

namespace StanceSim.Scenarios.Tests;

/// <summary>Whatever a text holds, reading it gives a scenario or problems, and never throws.</summary>
public sealed class MutationTests
{
    private static readonly string[] Texts =
    [
        File.ReadAllText(RepositoryFiles.At("scenarios", "hello.yaml")),
        File.ReadAllText(RepositoryFiles.At("scenarios", "friedkin-johnsen-issues.yaml")),
        File.ReadAllText(RepositoryFiles.At("scenarios", "hegselmann-krause.yaml")),
        .. DocumentedExampleTests.Examples,
        .. ProblemPage.Entries.SelectMany(entry => entry.Examples).Where(example => example.Language == "yaml").Select(example => Sample.With(example.Text)),
    ];

    /// <summary>Words that have a meaning somewhere, to put where they have none.</summary>
    private static readonly string[] Words =
    [
        ":", "- ", "\n", "\n  ", "[", "]", "{", "}", "&a ", "*a", "!x ", "'", "\"", "|", ">", "#", "?", "~", "null", "true", "0", "-1", "1e308", "1e-308", "NaN", "$bound",
        "id", "to", "from", "actors", "positions", "issue", "position(", "if(", "(", ")", "<", " and ", "2020-08-09", "unanimity", "all", "\0", "\uFEFF", "\uD83D", "é",
    ];

    private static readonly Gen<(int Text, (int At, int Cut, int Word)[] Edits)> Mutations = Gen.Select(
        Gen.Int[0, Texts.Length - 1],
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 20], Gen.Int[0, Words.Length - 1]).Array[1, 6]);

    [Fact]
    public void A_mutated_text_is_read_or_refused() =>
        Mutations.Sample(mutation => IsReadOrRefused(Mutate(mutation.Text, mutation.Edits)), iter: 500);

    [Fact]
    public void A_strange_override_is_applied_or_refused() =>
        Gen.Select(Gen.Int[0, Texts.Length - 1], Gen.OneOf(Words).Array[1, 4], Gen.OneOf(Words).Array[0, 3]).Sample(
            (text, path, value) => IsReadOrRefused(Texts[text], [new Override(string.Join('.', path), string.Concat(value))]), iter: 300);

    private static string Mutate(int text, (int At, int Cut, int Word)[] edits)
    {
        var mutated = Texts[text];
        foreach (var (at, cut, word) in edits)
        {
            var place = at % (mutated.Length + 1);
            mutated = mutated[..place] + Words[word] + mutated[Math.Min(mutated.Length, place + cut)..];
        }

        return mutated;
    }

    private static bool IsReadOrRefused(string text, ImmutableArray<Override> overrides = default)
    {
        var reading = ScenarioReader.Read("mutated.yaml", text, overrides.IsDefault ? [] : overrides);
        return (reading.Scenario is null) != reading.Problems.IsEmpty && reading.Problems.All(problem => problem.Message.Length > 0 && problem.Fix.Length > 0);
    }
}
