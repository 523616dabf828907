using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using StanceSim.Cluster.Members;
using StanceSim.Cluster.Problems;
using StanceSim.Cluster.Settings;
using StanceSim.Cluster.Stores;
using StanceSim.Grains;
using StanceSim.Grains.Hosting;
using StanceSim.Grains.Runs;

namespace StanceSim.Cluster.Client;

/// <summary>A client of a cluster: no silo, and nothing listens.</summary>
public sealed class ClusterConnection : IAsyncDisposable
{
    /// <summary>Partitions of a large world when nobody says how many: enough for a dozen silos to share.</summary>
    public const int MostPartitions = 12;

    /// <summary>Silos that are there answer at once; waiting longer would only hide that they are not.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>How long the table may take that is read before a run is placed; a run does not wait for it.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(2);

    /// <summary>Attempts to connect: the first may meet a silo that stands still and has not been declared dead.</summary>
    private const int Attempts = 4;

    private readonly IHost host;
    private readonly ClusterSettings settings;

    private ClusterConnection(IHost host, ClusterSettings settings) => (this.host, this.settings) = (host, settings);

    public IClusterClient Client => host.Services.GetRequiredService<IClusterClient>();

    /// <summary>Connects to the silos that the cluster's store names.</summary>
    /// <exception cref="ClusterException">There is none, none answers, or they speak another contract.</exception>
    /// <param name="settings">Where the cluster is.</param>
    /// <param name="cancellation">Stops the attempt.</param>
    /// <param name="more">What else the client is to have; null: nothing.</param>
    public static async Task<ClusterConnection> Open(ClusterSettings settings, CancellationToken cancellation, Action<IClientBuilder>? more = null)
    {
        if (settings.Store != ClusterStore.Development)
        {
            var members = await MembershipTable.Read(settings, cancellation);
            ContractCheck.Check(settings, members);
            if (!members.Any(member => member.Status == SiloStatus.Active))
            {
                throw new ClusterException(ClusterProblemKinds.NoSilo, $"cluster {settings.Cluster}", "No silo of the cluster is active.",
                    "Start one with the same settings: stancesim silo.");
            }
        }

        for (var left = Attempts; ; left--)
        {
            var host = HostOf(settings, more);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Patience);
            try
            {
                await host.StartAsync(patience.Token);
                return new ClusterConnection(host, settings);
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested && IsOfReaching(exception))
            {
                host.Dispose();
                if (left == 1)
                {
                    throw new ClusterException(ClusterProblemKinds.NotReached, $"cluster {settings.Cluster}",
                        $"No silo answers: {StoreFailure.FirstLine(exception)}", "Check that silos run and that their gateway ports can be reached from here.");
                }
            }
            catch
            {
                host.Dispose();
                throw;
            }
        }
    }

    private static IHost HostOf(ClusterSettings settings, Action<IClientBuilder>? more)
    {
        // No configuration files, environment or logging: settings were read already.
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true, ApplicationName = "stancesim" });
        builder.UseOrleansClient(client =>
        {
            client.Services.AddStanceSimContract();
            client.UseMembership(settings);
            client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (settings.Cluster, settings.Cluster));
            client.Configure<ClientMessagingOptions>(options => options.MaxMessageBodySize = WireContract.MostBytes);
            // A client that lost its gateway finds the others soon.
            client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = settings.TableRefresh);
            more?.Invoke(client);
        });
        return builder.Build();
    }

    private static bool IsOfReaching(Exception exception) =>
        exception is OrleansException or OperationCanceledException || StoreFailure.Is(exception);

    /// <param name="partitions">Parts the actors are divided into, ≥ 1; null: as the world's size suggests.</param>
    /// <param name="watcher">Told when silos are lost, come or leave; null: nobody is.</param>
    public GrainEngine EngineWith(int? partitions, Action<PlacementEvent>? watcher = null) => EngineWith(
        new GrainEngineOptions { Partitions = partitions, MostPartitions = MostPartitions, Recovers = true, Watcher = watcher });

    /// <summary>An engine whose runs are placed, at first and anew, only where no silo speaks another contract.</summary>
    public GrainEngine EngineWith(GrainEngineOptions options) => new(Client, options with { MayPlace = options.MayPlace ?? CheckContract });

    /// <summary>A connection may be older than the silos that are there now.</summary>
    private async Task CheckContract()
    {
        using var patience = new CancellationTokenSource(Glance);
        try
        {
            ContractCheck.Check(settings, await MembershipTable.Read(settings, patience.Token).WaitAsync(patience.Token));
        }
        catch (OperationCanceledException)
        {
            // The run waits for storage itself, and says so.
        }
        catch (ClusterException away) when (away.Problems[0].Code == ClusterProblemKinds.StoreUnreachable.Code)
        {
            // As above.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
    }
}
