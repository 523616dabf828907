using System.Text.RegularExpressions;
using StanceSim.Cli.Help;
using StanceSim.Cli.Tests.Running;

namespace StanceSim.Cli.Tests.Docs;

/// <summary>The examples of the help, typed one after the other in a folder with the scenarios.</summary>
public sealed partial class ExampleTests
{
    private const string Program = "stancesim ";

    /// <summary>Verbs in an order in which each finds what it needs.</summary>
    private static readonly string[] Verbs = ["new", "schema", "validate", "run", "fork", "diff", "replay", "why", "trace", "report", "export"];

    [Fact]
    public async Task Every_example_that_needs_nothing_else_runs()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("scenarios"));
        foreach (var file in Directory.EnumerateFiles(RepositoryFiles.At("scenarios")))
        {
            File.Copy(file, Path.Combine(folder.At("scenarios"), Path.GetFileName(file)));
        }

        foreach (var verb in Verbs)
        {
            var examples = Examples.Of(verb).Where(NeedsNobody).ToArray();
            Assert.NotEmpty(examples);
            foreach (var example in examples)
            {
                Assert.StartsWith($"{Program}{verb} ", example, StringComparison.Ordinal);
                var run = await ProcessRun.Of(folder.Path, [.. Word().Matches(example[Program.Length..]).SelectMany(word => Expanded(word.Value, folder))]);
                Assert.True(run.ExitCode == (verb == "diff" ? ExitCode.Different : ExitCode.Done), $"{example}\n{run.Error}");
            }
        }
    }

    /// <summary>It needs no receiver of telemetry and no cluster.</summary>
    private static bool NeedsNobody(string example) =>
        !example.Contains(" --otlp", StringComparison.Ordinal) && !example.Contains(" --cluster", StringComparison.Ordinal);

    /// <summary>What a shell makes of a word: no quotes, and the files that an asterisk stands for.</summary>
    private static IEnumerable<string> Expanded(string word, TemporaryFolder folder) => word.Contains('*', StringComparison.Ordinal)
        ? Directory.EnumerateFiles(folder.At(Path.GetDirectoryName(word) ?? ""), Path.GetFileName(word))
            .Select(file => Path.GetRelativePath(folder.Path, file)).Order(StringComparer.Ordinal)
        : [word.Trim('\'')];

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex Word();
}
