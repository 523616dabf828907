using System.Collections.Immutable;
using StanceSim.Cluster.Members;
using StanceSim.Grains.Contracts;

namespace StanceSim.Cluster.Status;

/// <summary>A cluster at a moment.</summary>
/// <param name="Cluster">Its name.</param>
/// <param name="Store">Where its store is, without secrets.</param>
/// <param name="Silos">Its silos, by name; those that the table knows as dead come with nothing but that.</param>
/// <param name="Runs">Runs that go on and the last that ended, as the registry has them; null when there is no silo to ask, or the one that knows does not answer.</param>
public sealed record ClusterStatus(string Cluster, string Store, ImmutableArray<SiloState> Silos, ImmutableArray<RunRecord>? Runs);

/// <summary>A silo at a moment.</summary>
/// <param name="Member">The silo.</param>
/// <param name="Residents">What lives on it; null when it did not answer.</param>
/// <param name="MessagesPerSecond">Messages that its actors received, over the last second; null when it did not answer.</param>
public sealed record SiloState(Member Member, Residents? Residents, double? MessagesPerSecond);

/// <summary>What lives on a silo.</summary>
/// <param name="Partitions">Partitions of runs.</param>
/// <param name="Actors">Actors that were activated; where partitions are dense, few are.</param>
/// <param name="Activations">Activations of all kinds, Orleans' own too; null when Orleans does not say.</param>
public sealed record Residents(int Partitions, int Actors, int? Activations);
