using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StanceSim.Model.Relations;

namespace StanceSim.Benchmarks.Kernel;

/// <summary>A graph with positions and susceptibilities, as the C reference's <c>gen</c> writes it (format SSG1, little-endian).</summary>
internal sealed record ReferenceGraph(Network Network, ImmutableArray<double> Positions, ImmutableArray<double> Susceptibility)
{
    public int ActorCount => Positions.Length;

    public static ReferenceGraph Load(string path)
    {
        ReadOnlySpan<byte> rest = File.ReadAllBytes(path);
        if (!rest[..4].SequenceEqual("SSG1"u8))
        {
            throw new InvalidDataException($"{path} is not an SSG1 graph.");
        }

        var actors = BinaryPrimitives.ReadInt32LittleEndian(rest[4..]);
        var edges = BinaryPrimitives.ReadInt32LittleEndian(rest[8..]);
        rest = rest[12..];
        var network = new Network { RowStarts = Take<int>(ref rest, actors + 1), Columns = Take<int>(ref rest, edges) };
        return new ReferenceGraph(network, Take<double>(ref rest, actors), Take<double>(ref rest, actors));
    }

    private static ImmutableArray<T> Take<T>(ref ReadOnlySpan<byte> rest, int count)
        where T : unmanaged
    {
        var bytes = count * Unsafe.SizeOf<T>();
        var values = MemoryMarshal.Cast<byte, T>(rest[..bytes]).ToImmutableArray();
        rest = rest[bytes..];
        return values;
    }
}
