using System.Collections.Immutable;
using System.Security.Cryptography;
using StanceSim.Experiments.Results.Reading;

namespace StanceSim.Chaos.Tests;

/// <summary>What stands in an output folder, read from the bytes of its files and not from what the manifest says of them.</summary>
/// <param name="Checksums">SHA-256 of every file there is, by name.</param>
/// <param name="Rows">What tells each row of each table from all others, in their order.</param>
internal sealed record Written(ImmutableSortedDictionary<string, string> Checksums, ImmutableArray<string> Rows)
{
    public static async Task<Written> In(string folder, CancellationToken cancellation)
    {
        var checksums = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFileSystemEntries(folder))
        {
            checksums.Add(Path.GetFileName(file), Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file, cancellation))));
        }

        return new Written(checksums.ToImmutable(), [.. await RowsOf(RunResults.Open(folder)).ToArrayAsync(cancellation)]);
    }

    /// <summary>Rows of another folder that this one lacks.</summary>
    public int Lost(Written calm) => calm.Rows.Except(Rows).Count();

    /// <summary>Rows that stand here more than once.</summary>
    public int Doubled => Rows.Length - Rows.Distinct().Count();

    private static async IAsyncEnumerable<string> RowsOf(RunResults run)
    {
        await foreach (var row in run.Stances())
        {
            yield return $"stance {row.Tick} {row.Actor} {row.Issue} {row.Variable}";
        }

        await foreach (var row in run.Affinities())
        {
            yield return $"affinity {row.Tick} {row.Actor} {row.Other}";
        }

        await foreach (var row in run.Messages())
        {
            yield return $"message {row.Id}";
        }

        await foreach (var row in run.Decisions())
        {
            yield return $"decision {row.Tick} {row.Organisation} {row.Issue}";
        }

        await foreach (var row in run.Changes())
        {
            for (var contribution = 0; contribution < Math.Max(1, row.Contributions.Length); contribution++)
            {
                yield return $"change {row.Number} {row.Tick} {row.Actor} {row.Variable} {row.Issue}{row.Other} {contribution}";
            }
        }
    }
}
