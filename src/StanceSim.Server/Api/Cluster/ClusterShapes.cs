using System.Collections.Immutable;

namespace StanceSim.Server.Api.Cluster;

internal sealed record SiloShape(string Name, string Address, string Status, DateTimeOffset Since, int Activations, long MemoryBytes, double? Cpu);

internal sealed record GrainShape(string Type, int Activations, ImmutableArray<int> BySilo);

internal sealed record PartitionShape(string Run, int Partition, string Silo, int Actors, double? TickMilliseconds);

internal sealed record RateShape(string Run, double TicksPerSecond, double MessagesPerSecond, int Viewers);

internal sealed record ClusterShape(
    ImmutableArray<SiloShape> Silos,
    ImmutableArray<GrainShape> Grains,
    ImmutableArray<PartitionShape> Partitions,
    ImmutableArray<RateShape> Rates,
    string? OrleansDashboard);
