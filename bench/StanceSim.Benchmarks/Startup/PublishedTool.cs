using System.Diagnostics;

namespace StanceSim.Benchmarks.Startup;

/// <summary>The command line tool as users get it: published for this platform with its runtime, all compiled ahead of time.</summary>
internal sealed class PublishedTool : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("stancesim-startup-").FullName;
    private readonly string executable;
    private int runs;

    private PublishedTool(string? executable) => this.executable = executable ?? Path.Combine(directory, "tool", "stancesim");

    /// <summary>Publishes the tool, or takes the one at the given path.</summary>
    public static async Task<PublishedTool> Of(string? path)
    {
        var tool = new PublishedTool(path);
        if (path is null)
        {
            var project = Path.Combine(RepositoryRoot(), "src", "StanceSim.Cli");
            await tool.Execute(
                "dotnet",
                ["publish", project, "-c", "Release", "--use-current-runtime", "-v", "quiet", "-o", Path.Combine(tool.directory, "tool")]);
        }

        return tool;
    }

    /// <summary>Seconds from process start to process end, with the results of the run on disk.</summary>
    public async Task<double> SecondsToRun(string scenario, string engine)
    {
        var output = Path.Combine(directory, $"run-{runs++}");
        var seconds = await Seconds("run", scenario, "--engine", engine, "--quiet", "--out", output);
        Directory.Delete(output, recursive: true);
        return seconds;
    }

    /// <summary>Seconds from process start to process end.</summary>
    public async Task<double> Seconds(params string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        await Execute(executable, arguments);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>A place in the tool's own folder.</summary>
    public string Place(string name) => Path.Combine(directory, name);

    public static string ScenarioPath(params string[] parts) => Path.Combine([RepositoryRoot(), .. parts]);

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private async Task Execute(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory,
        }) ?? throw new InvalidOperationException($"{program} did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}{await errors}");
        }
    }

    private static string RepositoryRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "StanceSim.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("The bench must run inside its repository: StanceSim.sln was not found above it.");
    }
}
