using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace StanceSim.Benchmarks.Kernel;

/// <summary>The plain-C kernels of bench/reference, built once per bench run in a directory of its own.</summary>
internal sealed class ReferenceProgram : IDisposable
{
    private readonly string directory;

    private ReferenceProgram(string directory) => this.directory = directory;

    private string Executable => Path.Combine(directory, "reference-kernels");

    /// <summary>Builds with gcc -O3 -march=native; null, with the reason, when that is not possible.</summary>
    public static async Task<(ReferenceProgram? Program, string Problem)> Build()
    {
        var program = new ReferenceProgram(Directory.CreateTempSubdirectory("stancesim-bench-").FullName);
        var source = Path.Combine(AppContext.BaseDirectory, "reference-kernels.c");
        try
        {
            await Execute("gcc", ["-O3", "-march=native", "-w", "-o", program.Executable, source, "-lm"]);
            return (program, "");
        }
        catch (Exception failure) when (failure is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            program.Dispose();
            return (null, failure.Message);
        }
    }

    /// <summary>Writes the random graph of the given size and reads it back.</summary>
    public async Task<ReferenceGraph> Generate(int actors)
    {
        await Execute(Executable, ["gen", actors.ToString(CultureInfo.InvariantCulture), PathOf(actors)]);
        return ReferenceGraph.Load(PathOf(actors));
    }

    /// <summary>Runs one workload in a process of its own; seconds are those it measured itself, without start-up.</summary>
    public async Task<Measured> Run(string workload, int actors, int ticks, double bound)
    {
        var output = await Execute(
            Executable,
            [workload, PathOf(actors), ticks.ToString(CultureInfo.InvariantCulture), bound.ToString(CultureInfo.InvariantCulture)]);
        using var result = JsonDocument.Parse(output);
        return new Measured(result.RootElement.GetProperty("seconds").GetDouble(), result.RootElement.GetProperty("check").GetDouble());
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private string PathOf(int actors) => Path.Combine(directory, $"graph-{actors}");

    private static async Task<string> Execute(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException($"{program} did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}");
    }
}

/// <summary>Time and check value of one round.</summary>
/// <param name="Seconds">Of the computation alone.</param>
/// <param name="Check">A number that depends on the whole result.</param>
internal readonly record struct Measured(double Seconds, double Check)
{
    /// <summary>The same result as if it had been computed several times over.</summary>
    public static Measured operator *(Measured measured, int times) => measured with { Seconds = measured.Seconds * times };
}
