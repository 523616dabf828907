using System.Text.RegularExpressions;
using StanceSim.Testing;

namespace StanceSim.Server.Tests.Compose;

public sealed partial class DockerfileTests
{
    private static readonly IReadOnlyList<string> Instructions = ImageFile.Instructions;

    [Fact]
    public void There_are_three_stages_and_the_last_has_no_shell_and_no_rights()
    {
        var stages = Instructions.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).ToArray();
        var last = Instructions.SkipWhile(line => line != stages[^1]).ToArray();

        Assert.Equal(3, stages.Length);
        Assert.Contains("/aspnet:10.0-noble-chiseled ", stages[2], StringComparison.Ordinal);
        Assert.Contains("USER 1654:1654", last);
        Assert.DoesNotContain(last, line => line.StartsWith("RUN ", StringComparison.Ordinal));
        Assert.Contains(last, line => line.StartsWith("ENTRYPOINT [", StringComparison.Ordinal));
    }

    [Fact]
    public void Images_are_named_with_a_version() =>
        Assert.All(Instructions.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)), line => Assert.Matches(@"^FROM \S+:(?!latest)\S+ AS \w+$", line));

    [Fact]
    public void What_is_copied_from_the_repository_is_there()
    {
        var sources = ImageFile.Copied(Instructions).SelectMany(copied => copied.Sources).ToArray();

        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.True(Path.Exists(RepositoryFiles.At(source)), source));
    }

    [Fact]
    public void Stages_copy_from_stages_before_them()
    {
        var known = new List<string>();
        foreach (var line in Instructions)
        {
            if (From().Match(line) is { Success: true } from)
            {
                Assert.Contains(from.Groups[1].Value, known);
            }

            if (Stage().Match(line) is { Success: true } stage)
            {
                known.Add(stage.Groups[1].Value);
            }
        }

        Assert.Equal(3, known.Count);
    }

    [Fact]
    public void Nothing_secret_or_built_here_gets_into_the_image()
    {
        var ignored = File.ReadAllLines(RepositoryFiles.At(".dockerignore"));

        Assert.All(new[] { "**/bin", "**/obj", "**/node_modules", ".git" }, entry => Assert.Contains(entry, ignored));
        Assert.DoesNotContain(Instructions, line => line.StartsWith("ARG ", StringComparison.Ordinal) || line.StartsWith("ADD ", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"--from=(\w+)")]
    private static partial Regex From();

    [GeneratedRegex(@"^FROM .* AS (\w+)$")]
    private static partial Regex Stage();
}
