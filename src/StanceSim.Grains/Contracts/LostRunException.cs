namespace StanceSim.Grains.Contracts;

/// <summary>A part of a run is gone; the run must go on from its last snapshot.</summary>
[GenerateSerializer, Alias("stancesim.LostRunException")]
public sealed class LostRunException(string message) : Exception(message);
