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
    /// <summary>How long a silo may take to answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

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

        var runs = Runs(settings, connection.Client, cancellation);
        var active = members.Where(IsActive).ToArray();
        var answers = await Task.WhenAll(active.Select(silo => Ask(connection.Client, silo, cancellation)));
        var answering = active.Zip(answers).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First.Address, pair => pair.Second!.Value);
        var activations = await Activations(management, [.. answering.Keys], cancellation);
        return new ClusterStatus(settings.Cluster, store, [.. members.Select(StateOf)], await runs);

        SiloState StateOf(Member member) => answering.TryGetValue(member.Address, out var answer)
            ? new SiloState(member, new Residents(answer.Figures.Partitions, answer.Figures.Actors, activations?[member.Address].Sum(count => count.ActivationCount)), answer.Rate)
            : Unasked(member);
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

    /// <summary>
    /// What lives on silos that answered. One grain of Orleans' asks them for all who want to know, and waits long for one that is
    /// silent; null when it does not answer.
    /// </summary>
    private static async Task<ILookup<SiloAddress, SimpleGrainStatistic>?> Activations(IManagementGrain management, SiloAddress[] silos, CancellationToken cancellation)
    {
        try
        {
            return (await management.GetSimpleGrainStatistics(silos, cancellation).WaitAsync(Patience, cancellation)).ToLookup(count => count.SiloAddress);
        }
        catch (Exception exception) when (IsSilence(exception))
        {
            return null;
        }
    }

    /// <summary>What a silo has and does; null when it does not answer.</summary>
    private static async Task<(SiloFigures Figures, double? Rate)?> Ask(IGrainFactory grains, Member silo, CancellationToken cancellation)
    {
        if (await Figures(grains, silo, cancellation) is not { } first)
        {
            return null;
        }

        await Task.Delay(Sample, cancellation);
        return await Figures(grains, silo, cancellation) is { } second && second.Milliseconds > first.Milliseconds
            ? (second, (second.Messages - first.Messages) * 1_000.0 / (second.Milliseconds - first.Milliseconds))
            : (first, null);
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
