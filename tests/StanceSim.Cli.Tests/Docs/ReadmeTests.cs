using System.Text.RegularExpressions;
using StanceSim.Cli.Tests.Running;

namespace StanceSim.Cli.Tests.Docs;

public sealed partial class ReadmeTests
{
    private const string DotnetRun = "dotnet run --project src/StanceSim.Cli -- ";

    [Fact]
    public async Task Every_command_of_the_readme_runs()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateSymbolicLink(folder.At("scenarios"), RepositoryFiles.At("scenarios"));
        var commands = Commands().ToArray();

        Assert.Contains(DotnetRun + "run scenarios/belarus-2020.yaml", commands);
        Assert.Contains("./test.sh", commands);
        foreach (var command in commands.Where(command => command != "./test.sh"))
        {
            Assert.StartsWith(DotnetRun, command, StringComparison.Ordinal);
            var run = await ProcessRun.Of(folder.Path, [.. Word().Matches(command[DotnetRun.Length..]).Select(word => word.Value.Trim('\''))]);
            var expected = command.Contains("sanktions", StringComparison.Ordinal) ? 3 : command.Contains(" diff ", StringComparison.Ordinal) ? 1 : 0;
            Assert.True(run.ExitCode == expected, $"{command}\n{run.Error}");
        }
    }

    [Fact]
    public async Task Everything_shown_is_what_the_program_prints()
    {
        var file = RepositoryFiles.At("README.md");
        var text = await Excerpts.Renewed(Text());

        Golden.EqualFile(file, text);
    }

    [Fact]
    public void The_test_command_is_there_and_can_be_started() =>
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(RepositoryFiles.At("test.sh")).HasFlag(UnixFileMode.UserExecute));

    [Fact]
    public void Every_link_to_a_file_leads_somewhere() => Assert.All(
        Link().Matches(Text()).Select(match => match.Groups[1].Value).Where(target => !target.Contains("://", StringComparison.Ordinal)),
        target => Assert.True(Path.Exists(RepositoryFiles.At(target.Split('#')[0])), target));

    private static IEnumerable<string> Commands() => Block().Matches(Text())
        .SelectMany(match => match.Groups[1].Value.Split('\n'))
        .Select(line => line.Split(" #")[0].Trim())
        .Where(line => line.Length > 0);

    private static string Text() => File.ReadAllText(RepositoryFiles.At("README.md"));

    [GeneratedRegex("```bash\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
