using System.Collections.Immutable;

namespace StanceSim.Scenarios.Tests.Problems;

/// <summary>The entries of docs/problems.md that are about scenarios.</summary>
internal static class ProblemPage
{
    public static IReadOnlyList<ProblemEntry> Entries { get; } = [.. Read()];

    private static IEnumerable<ProblemEntry> Read()
    {
        var page = File.ReadAllText(RepositoryFiles.At("docs", "problems.md"));
        foreach (var part in page.Split("\n### ").Skip(1))
        {
            var heading = part[..part.IndexOf('\n', StringComparison.Ordinal)];
            var code = heading[..heading.IndexOf(':', StringComparison.Ordinal)];
            if (string.CompareOrdinal(code, "SIM6") >= 0)
            {
                continue;
            }

            yield return new ProblemEntry(code, heading[(code.Length + 2)..], [.. Examples(part)]);
        }
    }

    private static IEnumerable<Example> Examples(string part)
    {
        var pieces = part.Split("```");
        for (var piece = 1; piece < pieces.Length; piece += 2)
        {
            var end = pieces[piece].IndexOf('\n', StringComparison.Ordinal);
            var info = pieces[piece][..end].Split(" --set ");
            yield return new Example(info[0], pieces[piece][(end + 1)..], info.Length > 1 ? info[1] : null);
        }
    }
}

/// <summary>An entry: its code, title, and the example before and after mending.</summary>
internal sealed record ProblemEntry(string Code, string Title, ImmutableArray<Example> Examples);

/// <summary>A piece of a scenario, with the override it is read with.</summary>
internal sealed record Example(string Language, string Text, string? Set)
{
    /// <summary>What a piece leaves out is as the page says at its top.</summary>
    private static readonly (string Key, string Text)[] Rest =
    [
        ("title", "title: Example"),
        ("time", "time: {start: 2020-08-09, ticks: 30}"),
        ("issues", "issues: [{id: sanctions}, {id: mediation}]"),
        ("actors", "actors: [{id: LTU}, {id: RUS}, {id: BLR}]"),
    ];

    /// <summary>The piece with the rest of its scenario.</summary>
    public string Whole
    {
        get
        {
            var isWhole = Text.StartsWith('#') || $"\n{Text}".Contains("\ntitle:", StringComparison.Ordinal);
            var rest = isWhole
                ? []
                : Rest.Where(piece => !$"\n{Text}".Contains($"\n{piece.Key}:", StringComparison.Ordinal)).Select(piece => piece.Text + "\n");
            return string.Concat(rest) + Text;
        }
    }

    public Reading Read()
    {
        ImmutableArray<Override> overrides = Set?.Split('=', 2) is [var path, var value] ? [new Override(path, value)] : [];
        return ScenarioReader.Read("example.yaml", Whole, overrides);
    }
}
