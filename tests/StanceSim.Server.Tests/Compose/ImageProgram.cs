using StanceSim.Testing;
using StanceSim.Testing.Processes;
using StanceSim.Testing.Silos;

[assembly: AssemblyFixture(typeof(StanceSim.Server.Tests.Compose.ImageProgram))]

namespace StanceSim.Server.Tests.Compose;

/// <summary>
/// The folder <c>/program</c> of the image. With <c>STANCESIM_PUBLISH=1</c> it is what the Dockerfile's command publishes from
/// what the Dockerfile copies, which takes minutes; otherwise the program that was built with the tests.
/// </summary>
public sealed class ImageProgram : IAsyncLifetime
{
    private const string Variable = "STANCESIM_PUBLISH";

    /// <summary>Nothing that stays in memory when the command is over.</summary>
    private static readonly Dictionary<string, string?> Alone = new()
    {
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["UseSharedCompilation"] = "false",
    };

    private readonly TemporaryFolder folder = new();

    public string Folder { get; private set; } = Path.GetDirectoryName(SiloProcess.ProgramFile)!;

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) != "1")
        {
            return;
        }

        foreach (var (sources, target) in ImageFile.Copied(ImageFile.Stage("program")))
        {
            foreach (var source in sources)
            {
                Copy(RepositoryFiles.At(source), Path.Combine(folder.At("source"), target, target.EndsWith("./", StringComparison.Ordinal) ? source : ""));
            }
        }

        Folder = folder.At("program");
        var command = ImageFile.PublishCommand.Select(word => word == "/program" ? Folder : word).ToArray();
        await using var publishing = RunningProcess.Start(command[0], command[1..], Alone, folder.At("source"));
        if (await publishing.Exit(CancellationToken.None) != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} failed:\n{string.Join('\n', publishing.Lines)}");
        }
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Copies a file, or a folder without what .dockerignore keeps out.</summary>
    private static void Copy(string source, string target)
    {
        if (File.Exists(source))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
            return;
        }

        foreach (var entry in Directory.EnumerateFileSystemEntries(source).Where(entry => !IsIgnored(entry)))
        {
            Copy(entry, Path.Combine(target, Path.GetFileName(entry)));
        }
    }

    private static bool IsIgnored(string path) =>
        File.ReadAllLines(RepositoryFiles.At(".dockerignore")).Any(line => line.StartsWith("**/", StringComparison.Ordinal) && line[3..] == Path.GetFileName(path));
}
