using System.Diagnostics;
using StanceSim.Benchmarks.Measuring;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Observability.Otlp;
using StanceSim.Observability.Runs;
using StanceSim.Observability.Tests.Receiving;

namespace StanceSim.Benchmarks.Telemetry;

/// <summary>What it costs to tell a run to a receiver, and to record why everything changed.</summary>
internal static class TelemetrySection
{
    public static async Task Run(BenchOptions options, RatioTable table)
    {
        using var place = new Place();
        var rounds = options.Quick ? 3 : 7;
        var ticks = options.Quick ? CascadeWorld.Ticks / 5 : CascadeWorld.Ticks;
        await Once(CascadeWorld.Plan(recordsChanges: true, ticks), place, null);
        await Export(table, place, rounds, ticks);
        await Changes(table, place, rounds, ticks);
    }

    private static async Task Export(RatioTable table, Place place, int rounds, int ticks)
    {
        table.Heading(
            $"Telemetry: {CascadeWorld.Actors} actors, {ticks:N0} ticks, local engine, results written to disk",
            "with",
            "without",
            "A ratio of 0.83 means that it takes 1.2 times as long; medians of interleaved rounds, with the range over rounds.");
        var plan = CascadeWorld.Plan(recordsChanges: true, ticks);
        var (with, without) = (new double[rounds], new double[rounds]);
        var complete = true;
        var told = "";
        for (var round = 0; round < rounds; round++)
        {
            without[round] = (await Once(plan, place, null)).Seconds;
            await using var receiver = await Receiver.Start();
            var run = await Once(plan, place, OtlpSettings.Read(receiver.Grpc, _ => null));
            with[round] = run.Seconds;
            var received = receiver.Spans.Count;
            complete &= run.Export is { Dropped: 0 } export && export.Sent == received;
            told = $"{run.Recorded.Manifest.Counts.Messages:N0} messages; {run.Export?.Sent:N0} spans sent, {received:N0} received, {run.Export?.Dropped:N0} dropped";
        }

        table.Add(new RatioRow { Name = "OTLP export", Times = new Pair(with, without), Target = 1 / 1.2, Check = told, IsRight = complete });
        await Deaf(table, place, plan, without);
    }

    /// <summary>A run that nobody listens to.</summary>
    private static async Task Deaf(RatioTable table, Place place, RunPlan plan, double[] without)
    {
        var with = new double[without.Length];
        for (var round = 0; round < without.Length; round++)
        {
            with[round] = (await Once(plan, place, OtlpSettings.Read("http://127.0.0.1:9", _ => null))).Seconds;
        }

        table.Add(new RatioRow { Name = "OTLP export to nobody", Times = new Pair(with, without), Target = 1 / 1.2, Check = "everything dropped" });
    }

    private static async Task Changes(RatioTable table, Place place, int rounds, int ticks)
    {
        var (with, without) = (new double[rounds], new double[rounds]);
        var told = "";
        for (var round = 0; round < rounds; round++)
        {
            without[round] = (await Once(CascadeWorld.Plan(recordsChanges: false, ticks), place, null)).Seconds;
            var run = await Once(CascadeWorld.Plan(recordsChanges: true, ticks), place, null);
            with[round] = run.Seconds;
            var bytes = run.Recorded.Manifest.Files.Single(file => file.Name == "changes.parquet").Bytes;
            var counts = run.Recorded.Manifest.Counts;
            told = $"{counts.Changes:N0} changes, {counts.Contributions:N0} contributions; {(double)bytes / counts.Changes:F1} bytes per change, {(double)bytes / counts.Contributions:F1} per contribution";
        }

        table.Add(new RatioRow { Name = "recording changes", Times = new Pair(with, without), Target = 1 / 1.5, Check = told });
    }

    private static async Task<(double Seconds, RecordedRun Recorded, ExportReport? Export)> Once(RunPlan plan, Place place, OtlpSettings? settings)
    {
        var folder = place.Next();
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        await using var telemetry = settings is null ? null : new RunTelemetry(settings, plan);
        var engine = new LocalEngine();
        var recorded = await RunRecorder.Record(telemetry?.Observed(engine) ?? engine, plan, folder);
        var export = telemetry is null ? null : await telemetry.Finish(folder);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Directory.Delete(folder, recursive: true);
        return (seconds, recorded, export);
    }

    /// <summary>Room for output folders, gone afterwards.</summary>
    private sealed class Place : IDisposable
    {
        private readonly string path = Directory.CreateTempSubdirectory("stancesim-telemetry-").FullName;
        private int runs;

        public string Next() => Path.Combine(path, $"run-{runs++}");

        public void Dispose() => Directory.Delete(path, recursive: true);
    }
}
