using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using StanceSim.Experiments.Runs;

namespace StanceSim.Experiments.Results;

/// <summary>The id of a run: the same whenever and wherever the same scenario text is run with the same overrides, seed and replicate.</summary>
public static class RunIdentity
{
    /// <summary>Hexadecimal digits of an id. 64 bits: two of a million runs share an id with a chance of 3e-8.</summary>
    public const int Length = 16;

    public static string Of(RunPlan plan)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, "stancesim run 1");
        Append(hash, plan.Scenario.Text);
        foreach (var change in plan.Scenario.Overrides)
        {
            Append(hash, change.Path);
            Append(hash, change.Value);
        }

        Span<byte> key = stackalloc byte[12];
        BinaryPrimitives.WriteUInt64LittleEndian(key, plan.Key.Seed);
        BinaryPrimitives.WriteInt32LittleEndian(key[8..], plan.Key.Replicate);
        hash.AppendData(key);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Length];
    }

    /// <summary>Each part goes with its length, so that no two lists of parts give the same bytes.</summary>
    private static void Append(IncrementalHash hash, string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
