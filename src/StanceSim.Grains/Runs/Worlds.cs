using System.Collections.Concurrent;
using StanceSim.Grains.Contracts;
using StanceSim.Model;
using StanceSim.Scenarios;

namespace StanceSim.Grains.Runs;

/// <summary>Worlds of the runs that a silo takes part in, each read once.</summary>
public sealed class Worlds
{
    private readonly ConcurrentDictionary<string, Lazy<World>> byRun = new();

    /// <summary>Hands over a world that was read already, so that an embedded silo need not read it again.</summary>
    public void Put(string run, World world) => byRun[run] = new(() => world);

    internal World Of(RunSpec spec) => byRun.GetOrAdd(spec.RunId, _ => new(() => Read(spec))).Value;

    internal void Forget(string run) => byRun.TryRemove(run, out _);

    private static World Read(RunSpec spec)
    {
        var overrides = spec.Overrides.Select(pair => new Override(pair.Key, pair.Value));
        var reading = ScenarioReader.Read(spec.File, spec.Text, [.. overrides]);
        return reading.Scenario?.World
            ?? throw new InvalidOperationException($"The scenario of run {spec.RunId} does not read on this silo: {reading.Problems[0]}");
    }
}
