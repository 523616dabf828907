using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StanceSim.Model;

namespace StanceSim.Benchmarks.OneCallPerMessage;

/// <summary>An embedded silo of <see cref="TalkerGrain"/>s: what actor grains are compared with, and never part of the product.</summary>
internal sealed class TalkerEngine : IAsyncDisposable
{
    private readonly IHost host;
    private ITalkerGrain[] talkers = [];

    private TalkerEngine(IHost host) => this.host = host;

    public static async Task<TalkerEngine> Start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        var (silo, gateway) = (FreePort(), FreePort());
        builder.UseOrleans(orleans => orleans.UseLocalhostClustering(silo, gateway));
        var engine = new TalkerEngine(builder.Build());
        await engine.host.StartAsync();
        return engine;
    }

    /// <summary>Activates one grain per actor of a Friedkin-Johnsen world with uniform attention both ways.</summary>
    public async Task Load(World world)
    {
        var factory = host.Services.GetRequiredService<IGrainFactory>();
        talkers = [.. Enumerable.Range(0, world.ActorCount).Select(actor => factory.GetGrain<ITalkerGrain>(actor))];
        await Task.WhenAll(talkers.Select((talker, actor) => talker.Join(new Talker
        {
            Neighbours = [.. world.Network.Columns.AsSpan(world.Network.RowStarts[actor], world.Network.DegreeOf(actor))],
            Positions = [.. world.InitialPositions.AsSpan(actor * world.IssueCount, world.IssueCount)],
            Susceptibility = [.. world.Susceptibility.AsSpan(actor * world.IssueCount, world.IssueCount)],
        })));
    }

    /// <summary>Seconds for the given turns of every actor; a turn sends one message to each neighbour.</summary>
    public async Task<double> Run(int firstTick, int ticks)
    {
        var turns = new Task[talkers.Length];
        var start = Stopwatch.GetTimestamp();
        for (var tick = firstTick; tick < firstTick + ticks; tick++)
        {
            for (var actor = 0; actor < talkers.Length; actor++)
            {
                turns[actor] = talkers[actor].Turn(tick);
            }

            await Task.WhenAll(turns);
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>All positions as after the last turn, laid out as a frame's.</summary>
    public async Task<double[]> Positions()
    {
        var said = await Task.WhenAll(talkers.Select(talker => talker.Positions()));
        return [.. said.SelectMany(statement => statement.Positions)];
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
