using System.Security.Cryptography;
using System.Text;
using StanceSim.Grains.Contracts;
using StanceSim.Model;
using StanceSim.Scenarios;

namespace StanceSim.Grains.Runs;

/// <summary>
/// Worlds of the runs that a silo takes part in. Placements and runs of the same text share one, so that a run that is placed
/// anew does not read it again; nobody's turn is spent on reading. Thread-safe.
/// </summary>
public sealed class Worlds
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Shared> byText = [];

    /// <summary>Hands over a world that was read already, so that an embedded silo need not read it again.</summary>
    public void Put(RunSpec spec, World world)
    {
        lock (gate)
        {
            byText.TryAdd(KeyOf(spec), new Shared(Task.FromResult(world)));
        }
    }

    /// <summary>The world of a run; each is to be given back.</summary>
    internal Task<World> Take(RunSpec spec)
    {
        lock (gate)
        {
            var key = KeyOf(spec);
            var shared = byText.TryGetValue(key, out var known) ? known : byText[key] = new Shared(Task.Run(() => Read(spec)));
            shared.Users++;
            return shared.World;
        }
    }

    internal void GiveBack(RunSpec spec)
    {
        lock (gate)
        {
            var key = KeyOf(spec);
            if (byText.TryGetValue(key, out var shared) && --shared.Users <= 0)
            {
                byText.Remove(key);
            }
        }
    }

    private static World Read(RunSpec spec)
    {
        var overrides = spec.Overrides.Select(pair => new Override(pair.Key, pair.Value));
        var reading = ScenarioReader.Read(spec.File, spec.Text, [.. overrides]);
        return reading.Scenario?.World
            ?? throw new InvalidOperationException($"The scenario of run {spec.RunId} does not read on this silo: {reading.Problems[0]}");
    }

    /// <summary>All that a world is read from, in one word.</summary>
    private static string KeyOf(RunSpec spec)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in spec.Overrides.SelectMany(pair => new[] { pair.Key, pair.Value }).Prepend(spec.Text))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part));
            hash.AppendData([0]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private sealed class Shared(Task<World> world)
    {
        public Task<World> World => world;

        public int Users { get; set; }
    }
}
