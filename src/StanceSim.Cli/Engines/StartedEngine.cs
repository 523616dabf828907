using StanceSim.Experiments.Runs;

namespace StanceSim.Cli.Engines;

/// <summary>An engine that is ready or getting ready, and what it runs on.</summary>
/// <param name="Ready">The engine, once it can run.</param>
/// <param name="Ground">The silo in this process or the connection to a cluster; null when the engine needs none.</param>
internal sealed record StartedEngine(Task<IRunEngine> Ready, Task<IAsyncDisposable>? Ground) : IAsyncDisposable
{
    public static StartedEngine On<TGround>(Task<TGround> ground, Func<TGround, IRunEngine> engineOf)
        where TGround : IAsyncDisposable
    {
        return new StartedEngine(Engine(), Widened());

        async Task<IRunEngine> Engine() => engineOf(await ground);

        async Task<IAsyncDisposable> Widened() => await ground;
    }

    public async ValueTask DisposeAsync()
    {
        if (Ground is null)
        {
            return;
        }

        // What failed to start, or was told to stop before it had, needs no end; whoever awaited the engine heard of it.
        await ((Task)Ground).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (Ground.IsCompletedSuccessfully)
        {
            await (await Ground).DisposeAsync();
        }
    }
}
