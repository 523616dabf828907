using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using StanceSim.Experiments.Runs;
using StanceSim.Scenarios;

namespace StanceSim.Grains.Tests;

/// <summary>Every bit that an engine tells of a run, as one line of text per tick.</summary>
internal static class RunDigest
{
    public static Task<List<string>> Of(IRunEngine engine, Scenario scenario, CancellationToken cancellation) =>
        Of(engine, new RunPlan { Scenario = scenario, Key = new(scenario.Seed) }, cancellation);

    public static async Task<List<string>> Of(IRunEngine engine, RunPlan plan, CancellationToken cancellation)
    {
        var lines = new List<string>();
        await foreach (var record in engine.Run(plan, cancellation))
        {
            lines.Add(LineOf(record));
        }

        return lines;
    }

    public static string LineOf(TickRecord record)
    {
        var text = new StringBuilder();
        text.Append(record.Tick);
        foreach (var table in new[] { record.Positions, record.Affinities, record.Deterrence })
        {
            text.Append('|').AppendJoin(' ', table.Select(value => BitConverter.DoubleToInt64Bits(value).ToString("x")));
        }

        text.Append('|').Append(JsonSerializer.Serialize(record.Sent));
        text.Append('|').Append(JsonSerializer.Serialize(record.Decisions));
        text.Append('|').Append(JsonSerializer.Serialize(record.Injections));
        text.Append('|').Append(JsonSerializer.Serialize(record.Settings));
        text.Append('|').AppendJoin(';', record.Changes.Changes.ToArray());
        text.Append('|').AppendJoin(';', record.Changes.Contributions.ToArray());
        return $"{record.Tick} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))}";
    }
}
