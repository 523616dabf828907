using System.Collections.Immutable;
using StanceSim.Cluster.Client;
using StanceSim.Cluster.Members;
using StanceSim.Cluster.Settings;
using StanceSim.Cluster.Stores;
using StanceSim.Grains.Contracts;

namespace StanceSim.Cluster.Status;

/// <summary>Asks a cluster's store and its silos how it goes.</summary>
public static class StatusReader
{
    private const string Actor = "StanceSim.Grains.Actors.ActorGrain";
    private const string Partition = "StanceSim.Grains.Partitions.PartitionGrain";

    /// <summary>Time over which messages are counted.</summary>
    private static readonly TimeSpan Sample = TimeSpan.FromSeconds(1);

    /// <exception cref="Problems.ClusterException">The store cannot be reached, or silos are active and none answers.</exception>
    public static async Task<ClusterStatus> Read(ClusterSettings settings, CancellationToken cancellation)
    {
        var members = await MembershipTable.Read(settings, cancellation);
        var store = StoreAddress.Of(settings) ?? "";
        if (settings.Store != ClusterStore.Development && !members.Any(IsActive))
        {
            return new ClusterStatus(settings.Cluster, store, [.. members.Select(Unasked)], null);
        }

        await using var connection = await ClusterConnection.Open(settings, cancellation);
        var management = connection.Client.GetGrain<IManagementGrain>(0);
        if (settings.Store == ClusterStore.Development)
        {
            members = [.. (await management.GetDetailedHosts(false, cancellation)).Select(MembershipTable.MemberOf)];
        }

        var rates = await Rates(connection.Client, [.. members.Where(IsActive)], cancellation);
        var counts = await management.GetSimpleGrainStatistics([.. members.Where(IsActive).Select(member => member.Address)], cancellation);
        var runs = await Runs(settings, connection.Client);
        return new ClusterStatus(settings.Cluster, store, [.. members.Select(member => StateOf(member, counts, rates))], runs);
    }

    private static async Task<ImmutableArray<RunRecord>> Runs(ClusterSettings settings, IGrainFactory grains)
    {
        try
        {
            return [.. await grains.GetGrain<IRegistryGrain>(0).Runs()];
        }
        catch (Exception exception) when (StoreFailure.Is(exception))
        {
            throw StoreFailure.Of(settings, exception);
        }
    }

    private static SiloState StateOf(Member member, SimpleGrainStatistic[] counts, Dictionary<SiloAddress, double> rates)
    {
        var ofSilo = counts.Where(count => count.SiloAddress.Equals(member.Address)).ToArray();
        return new SiloState(
            member,
            ofSilo.Where(count => count.GrainType.StartsWith(Partition, StringComparison.Ordinal)).Sum(count => count.ActivationCount),
            ofSilo.Where(count => count.GrainType.StartsWith(Actor, StringComparison.Ordinal)).Sum(count => count.ActivationCount),
            ofSilo.Sum(count => count.ActivationCount),
            rates.TryGetValue(member.Address, out var rate) ? rate : null);
    }

    private static async Task<Dictionary<SiloAddress, double>> Rates(IGrainFactory grains, ImmutableArray<Member> silos, CancellationToken cancellation)
    {
        var before = await Task.WhenAll(silos.Select(silo => Figures(grains, silo)));
        await Task.Delay(Sample, cancellation);
        var after = await Task.WhenAll(silos.Select(silo => Figures(grains, silo)));
        var rates = new Dictionary<SiloAddress, double>();
        for (var place = 0; place < silos.Length; place++)
        {
            if (before[place] is { } first && after[place] is { } second && second.Milliseconds > first.Milliseconds)
            {
                rates[silos[place].Address] = (second.Messages - first.Messages) * 1_000.0 / (second.Milliseconds - first.Milliseconds);
            }
        }

        return rates;
    }

    /// <summary>Null when the silo does not answer; the table may not know yet that it is dead.</summary>
    private static async Task<SiloFigures?> Figures(IGrainFactory grains, Member silo)
    {
        try
        {
            return await grains.GetGrain<ISiloGrain>(silo.Address.ToParsableString()).Figures();
        }
        catch (Exception exception) when (exception is OrleansException or TimeoutException)
        {
            return null;
        }
    }

    private static SiloState Unasked(Member member) => new(member, 0, 0, 0, null);

    private static bool IsActive(Member member) => member.Status == SiloStatus.Active;
}
