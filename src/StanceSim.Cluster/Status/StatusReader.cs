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

    /// <summary>How long a silo may take to answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

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

        var rates = Rates(connection.Client, [.. members.Where(IsActive)], cancellation);
        var residents = members.Where(IsActive).ToDictionary(member => member.Address, member => Residents(management, member, cancellation));
        var runs = await Runs(settings, connection.Client, cancellation);
        var states = await Task.WhenAll(members.Select(async member => new SiloState(
            member,
            residents.TryGetValue(member.Address, out var counted) ? await counted : null,
            (await rates).TryGetValue(member.Address, out var rate) ? rate : null)));
        return new ClusterStatus(settings.Cluster, store, [.. states], runs);
    }

    /// <summary>Null when the silo on which the registry's grain lives does not answer.</summary>
    private static async Task<ImmutableArray<RunRecord>?> Runs(ClusterSettings settings, IGrainFactory grains, CancellationToken cancellation)
    {
        try
        {
            return [.. await grains.GetGrain<IRegistryGrain>(0).Runs().WaitAsync(Patience, cancellation)];
        }
        catch (Exception exception) when (StoreFailure.Is(exception) && !IsSilence(exception))
        {
            throw StoreFailure.Of(settings, exception);
        }
        catch (Exception exception) when (IsSilence(exception))
        {
            return null;
        }
    }

    /// <summary>Null when the silo does not answer; the table may not know yet that it is dead.</summary>
    private static async Task<Residents?> Residents(IManagementGrain management, Member silo, CancellationToken cancellation)
    {
        try
        {
            var counts = await management.GetSimpleGrainStatistics([silo.Address], cancellation).WaitAsync(Patience, cancellation);
            return new Residents(
                counts.Where(count => count.GrainType.StartsWith(Partition, StringComparison.Ordinal)).Sum(count => count.ActivationCount),
                counts.Where(count => count.GrainType.StartsWith(Actor, StringComparison.Ordinal)).Sum(count => count.ActivationCount),
                counts.Sum(count => count.ActivationCount));
        }
        catch (Exception exception) when (IsSilence(exception))
        {
            return null;
        }
    }

    private static async Task<Dictionary<SiloAddress, double>> Rates(IGrainFactory grains, ImmutableArray<Member> silos, CancellationToken cancellation)
    {
        var rates = await Task.WhenAll(silos.Select(silo => Rate(grains, silo, cancellation)));
        return silos.Zip(rates).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First.Address, pair => pair.Second!.Value);
    }

    private static async Task<double?> Rate(IGrainFactory grains, Member silo, CancellationToken cancellation)
    {
        if (await Figures(grains, silo, cancellation) is not { } first)
        {
            return null;
        }

        await Task.Delay(Sample, cancellation);
        return await Figures(grains, silo, cancellation) is { } second && second.Milliseconds > first.Milliseconds
            ? (second.Messages - first.Messages) * 1_000.0 / (second.Milliseconds - first.Milliseconds)
            : null;
    }

    /// <summary>Null when the silo does not answer; the table may not know yet that it is dead.</summary>
    private static async Task<SiloFigures?> Figures(IGrainFactory grains, Member silo, CancellationToken cancellation)
    {
        try
        {
            return await grains.GetGrain<ISiloGrain>(silo.Address.ToParsableString()).Figures().WaitAsync(Patience, cancellation);
        }
        catch (Exception exception) when (IsSilence(exception))
        {
            return null;
        }
    }

    private static bool IsSilence(Exception exception) => exception is OrleansException or TimeoutException;

    private static SiloState Unasked(Member member) => new(member, null, null);

    private static bool IsActive(Member member) => member.Status == SiloStatus.Active;
}
