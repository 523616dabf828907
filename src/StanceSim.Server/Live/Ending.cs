using Microsoft.Extensions.Hosting;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Live;

/// <summary>Ends what goes on when the server stops: runs are left so that they can be resumed.</summary>
internal sealed class Ending(RunCatalogue runs, ScratchFolder scratch) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(runs.GoingOn.ToArray().Select(run => run.Leave())).WaitAsync(cancellationToken);
        scratch.Dispose();
    }
}
