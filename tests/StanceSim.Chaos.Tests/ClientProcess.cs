using System.Globalization;
using StanceSim.Experiments.Runs;
using StanceSim.Testing.Processes;
using StanceSim.Testing.Silos;

namespace StanceSim.Chaos.Tests;

/// <summary>A client as people start it, <c>stancesim run --cluster</c>, to be killed.</summary>
internal sealed class ClientProcess : IAsyncDisposable
{
    private readonly RunningProcess process;
    private readonly string folder;

    private ClientProcess(RunningProcess process, string folder) => (this.process, this.folder) = (process, folder);

    /// <param name="environment">Variables that name the cluster.</param>
    /// <param name="file">The scenario.</param>
    /// <param name="more">More arguments.</param>
    /// <param name="plan">The run, whose scenario is that of the file and the arguments.</param>
    /// <param name="partitions">Parts that it is divided into.</param>
    /// <param name="folder">Where it is written.</param>
    public static ClientProcess Start(
        IReadOnlyDictionary<string, string?> environment, string file, string[] more, RunPlan plan, int partitions, string folder) => new(
        RunningProcess.Start(
            "dotnet",
            [
                SiloProcess.ProgramFile, "run", file, .. more, "--cluster", "--quiet", "--out", folder,
                "--seed", plan.Key.Seed.ToString(CultureInfo.InvariantCulture), "--partitions", partitions.ToString(CultureInfo.InvariantCulture),
                "--checkpoint-every", plan.CheckpointEvery.TotalSeconds.ToString(CultureInfo.InvariantCulture),
            ],
            environment),
        folder);

    /// <summary>Kills it some time after there is something to go on from; false: it was done before that could be.</summary>
    public async Task<bool> IsKilledOnItsWay(TimeSpan delay, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (!File.Exists(Path.Combine(folder + ".unfinished", "checkpoint")) && !process.HasExited)
        {
            await timer.WaitForNextTickAsync(cancellation);
        }

        await Task.Delay(delay, cancellation);
        process.Send(Signal.Kill);
        var code = await process.Exit(cancellation);
        return code switch
        {
            128 + (int)Signal.Kill => true,
            0 => false,
            _ => throw new InvalidOperationException($"The client ended with {code}:\n{string.Join('\n', process.Lines)}"),
        };
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
