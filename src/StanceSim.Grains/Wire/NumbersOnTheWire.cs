using System.Runtime.InteropServices;
using StanceSim.Grains.Contracts;

namespace StanceSim.Grains.Wire;

/// <summary>
/// Frames are most of what silos tell each other, and one by one their numbers would cost more than the step itself. Silos
/// and clients are little-endian, as every platform of .NET 10 is.
/// </summary>
[GenerateSerializer, Alias("stancesim.wire.Numbers")]
internal struct NumbersOnTheWire
{
    [Id(0)]
    public byte[] Bytes;
}

[RegisterConverter]
internal sealed class NumbersConverter : IConverter<Numbers, NumbersOnTheWire>
{
    public Numbers ConvertFromSurrogate(in NumbersOnTheWire wire) => MemoryMarshal.Cast<byte, double>(wire.Bytes).ToArray();

    public NumbersOnTheWire ConvertToSurrogate(in Numbers value) => new() { Bytes = MemoryMarshal.AsBytes(value.Values.AsSpan()).ToArray() };
}
