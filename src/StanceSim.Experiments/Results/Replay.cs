using System.Collections.Immutable;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;

namespace StanceSim.Experiments.Results;

/// <summary>A run done again from what its folder says, and compared with what the folder holds.</summary>
/// <param name="Files">Files that were compared, the manifest among them, in the order of their names.</param>
/// <param name="Differing">Those that came out otherwise.</param>
public sealed record Replay(ImmutableArray<string> Files, ImmutableArray<string> Differing)
{
    /// <summary>Does a run again. Throws <see cref="ResultsException"/> when the folder does not say enough for that.</summary>
    /// <param name="run">The run, whose files are as its manifest says.</param>
    /// <param name="engine">Who does it again.</param>
    /// <param name="scratch">A folder that does not exist yet; it is gone afterwards.</param>
    /// <param name="progress">Told of every frame; null: nobody is.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<Replay> Of(
        RunResults run, IRunEngine engine, string scratch, Action<TickRecord>? progress = null, CancellationToken cancellation = default)
    {
        try
        {
            var again = await RunRecorder.Record(engine, run.Plan(), scratch, progress: progress, cancellation: cancellation);
            var before = run.Manifest.Files.ToDictionary(file => file.Name, file => file.Sha256);
            var now = again.Manifest.Files.ToDictionary(file => file.Name, file => file.Sha256);
            var names = before.Keys.Union(now.Keys).ToHashSet();
            var differing = names.Where(name => before.GetValueOrDefault(name) != now.GetValueOrDefault(name)).ToHashSet();

            // A manifest names the version that wrote it, so manifests of two versions differ.
            if (run.Manifest.Version == again.Manifest.Version)
            {
                names.Add(RunFolder.Manifest);
                if (run.Recorded().Fingerprint != again.Fingerprint)
                {
                    differing.Add(RunFolder.Manifest);
                }
            }

            return new Replay([.. names.Order(StringComparer.Ordinal)], [.. differing.Order(StringComparer.Ordinal)]);
        }
        finally
        {
            foreach (var folder in new[] { scratch, RunFolder.UnfinishedFor(scratch) }.Where(Directory.Exists))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
