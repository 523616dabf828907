using StanceSim.Experiments.Runs;
using StanceSim.Scenarios;
using StanceSim.Testing;

namespace StanceSim.Cluster.Tests.Registry;

/// <summary>A small run, and every bit of what is told of it.</summary>
internal static class Workload
{
    public static RunPlan Plan { get; } = new()
    {
        Scenario = ScenarioReader.ReadFile(RepositoryFiles.At("bench", "scenarios", "thirty-actors.yaml"), [new Override("time.ticks", "60")]).Scenario!,
        Key = new(7),
    };

    public static async Task<List<string>> Undisturbed(CancellationToken cancellation)
    {
        var told = new List<string>();
        await foreach (var record in new LocalEngine().Run(Plan, cancellation))
        {
            told.Add(LineOf(record));
        }

        return told;
    }

    public static string LineOf(TickRecord record) =>
        $"{record.Tick} {string.Join(' ', record.Positions.Concat(record.Affinities).Select(value => BitConverter.DoubleToInt64Bits(value).ToString("x")))} {record.Sent.Count} {record.Changes.Changes.Length}";
}
