namespace StanceSim.Grains.Contracts;

/// <summary>A silo has not the memory for its part of a run; the message says which and how much.</summary>
[GenerateSerializer, Alias("stancesim.RunDoesNotFitException")]
public sealed class RunDoesNotFitException(string message) : Exception(message);
