using System.Text.Json;
using System.Text.RegularExpressions;
using StanceSim.Testing;

namespace StanceSim.Server.Tests.Compose;

/// <summary>The Dockerfile, instruction by instruction.</summary>
internal static partial class ImageFile
{
    /// <summary>All of them in order, each on one line.</summary>
    public static IReadOnlyList<string> Instructions { get; } = [.. Instruction().Matches(Joined()).Select(match => match.Value.Trim())];

    /// <summary>The instructions of a stage, by its name.</summary>
    public static IReadOnlyList<string> Stage(string name) =>
    [
        .. Instructions
            .SkipWhile(line => !line.StartsWith("FROM ", StringComparison.Ordinal) || !line.EndsWith($" AS {name}", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("FROM ", StringComparison.Ordinal)),
    ];

    /// <summary>What a stage takes from the repository: paths, and the folder that they go to.</summary>
    public static IEnumerable<(string[] Sources, string Target)> Copied(IEnumerable<string> instructions) => instructions
        .Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from=", StringComparison.Ordinal))
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(words => (words[1..^1], words[^1]));

    /// <summary>The words of the command that publishes the program.</summary>
    public static string[] PublishCommand { get; } =
    [
        .. Stage("program").Single(line => line.StartsWith("RUN dotnet publish ", StringComparison.Ordinal))
            .Split("&&")[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..],
    ];

    /// <summary>The words that a container's command is appended to.</summary>
    public static string[] Entrypoint { get; } =
        JsonSerializer.Deserialize<string[]>(Stage("final").Single(line => line.StartsWith("ENTRYPOINT ", StringComparison.Ordinal))["ENTRYPOINT ".Length..])!;

    /// <summary>Variables of every container.</summary>
    public static IReadOnlyDictionary<string, string?> Environment { get; } = Stage("final")
        .Where(line => line.StartsWith("ENV ", StringComparison.Ordinal))
        .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..])
        .ToDictionary(pair => pair.Split('=')[0], string? (pair) => pair.Split('=')[1]);

    /// <summary>Lines that end in a backslash go on.</summary>
    private static string Joined() => File.ReadAllText(RepositoryFiles.At("Dockerfile")).Replace("\\\n", " ", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?!#)\S.*$", RegexOptions.Multiline)]
    private static partial Regex Instruction();
}
