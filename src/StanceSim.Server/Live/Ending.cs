using Microsoft.Extensions.Hosting;
using StanceSim.Server.Api;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Live;

/// <summary>
/// Ends what goes on when the server stops: runs are left so that they can be resumed. The next server takes them up, unless it
/// shares its runs with others, who may still be doing them.
/// </summary>
internal sealed class Ending(RunCatalogue runs, Launcher launcher, ScratchFolder scratch, ApiSettings settings) : IHostedService
{
    /// <summary>How long a receiver of telemetry may take for what it is told of runs that are over.</summary>
    private static readonly TimeSpan TellingPatience = TimeSpan.FromSeconds(3);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.IsEmbedded)
        {
            launcher.TakeUpLeft();
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(runs.GoingOn.ToArray().Select(run => run.Leave())).WaitAsync(cancellationToken);
        await Task.WhenAny(launcher.WhenTold, Task.Delay(TellingPatience, CancellationToken.None));
        scratch.Dispose();
    }
}
