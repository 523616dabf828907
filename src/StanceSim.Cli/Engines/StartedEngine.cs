using StanceSim.Experiments.Runs;
using StanceSim.Grains.Hosting;

namespace StanceSim.Cli.Engines;

/// <summary>An engine that is ready or getting ready, and the silo it runs on.</summary>
/// <param name="Ready">The engine, once it can run.</param>
/// <param name="Silo">The silo in this process; null when the engine needs none.</param>
internal sealed record StartedEngine(Task<IRunEngine> Ready, Task<EmbeddedSilo>? Silo) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        if (Silo is null)
        {
            return;
        }

        try
        {
            await (await Silo).DisposeAsync();
        }
        catch (OperationCanceledException)
        {
            // It was told to stop before it had started; there is nothing to stop then.
        }
    }
}
