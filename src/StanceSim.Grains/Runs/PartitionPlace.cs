namespace StanceSim.Grains.Runs;

/// <summary>Where a part of a run lives.</summary>
/// <param name="Number">Number of the partition, from 0.</param>
/// <param name="Actors">Actors in it.</param>
/// <param name="Silo">The silo; null when the partition does not answer.</param>
public sealed record PartitionPlace(int Number, int Actors, SiloAddress? Silo);
