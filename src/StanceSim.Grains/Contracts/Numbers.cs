namespace StanceSim.Grains.Contracts;

/// <summary>A table of numbers that travels as it lies in memory; the default is empty. Whoever holds it does not write it.</summary>
public readonly struct Numbers(double[] values)
{
    public double[] Values => values ?? [];

    public static implicit operator Numbers(double[] values) => new(values);

    public static implicit operator double[](Numbers numbers) => numbers.Values;
}
