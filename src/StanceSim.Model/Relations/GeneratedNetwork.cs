namespace StanceSim.Model.Relations;

/// <summary>A network that was generated among actors who follow each other; its edges are in the <see cref="Network"/>.</summary>
/// <param name="First">Index of the first of them.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Weight">Strength in [0, 1] of each of its ties.</param>
public sealed record GeneratedNetwork(int First, int Count, double Weight);
