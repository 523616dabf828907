using StanceSim.Testing.Processes;

namespace StanceSim.Testing.Silos;

/// <summary>Runs <c>stancesim</c> as a process of its own, to its end.</summary>
/// <param name="ExitCode">What it exited with.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Text">Standard output and standard error as they came.</param>
public sealed record Command(int ExitCode, string Output, string Text)
{
    public static async Task<Command> Run(
        IEnumerable<KeyValuePair<string, string?>> environment, CancellationToken cancellation, params string[] arguments)
    {
        await using var process = RunningProcess.Start("dotnet", [SiloProcess.ProgramFile, .. arguments], environment);
        var code = await process.Exit(cancellation);
        return new Command(code, process.Output, string.Join('\n', process.Lines));
    }
}
