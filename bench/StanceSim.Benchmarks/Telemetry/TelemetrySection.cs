using System.Diagnostics;
using System.Globalization;
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
            "A ratio of 0.83 means that it takes 1.2 times as long; medians of interleaved rounds. Processor time does not depend on what else the machine does.");
        var plan = CascadeWorld.Plan(recordsChanges: true, ticks);
        var (with, without, nobody) = (new Sample[rounds], new Sample[rounds], new Sample[rounds]);
        var complete = true;
        var told = "";
        for (var round = 0; round < rounds; round++)
        {
            without[round] = (await Once(plan, place, null)).Cost;
            nobody[round] = (await Once(plan, place, OtlpSettings.Read("http://127.0.0.1:9", _ => null))).Cost;
            await using var receiver = await Receiver.Start();
            var run = await Once(plan, place, OtlpSettings.Read(receiver.Grpc, _ => null));
            with[round] = run.Cost;
            var received = receiver.Spans.Count;
            complete &= run.Export is { Dropped: 0 } export && export.Sent == received;
            told = $"{run.Recorded.Manifest.Counts.Messages:N0} messages; {run.Export?.Sent:N0} spans sent, {received:N0} received, {run.Export?.Dropped:N0} dropped";
        }

        table.Add(Row("OTLP export", with, without, 1.2, told) with { IsRight = complete });
        table.Add(Row("OTLP export to nobody", nobody, without, 1.2, "everything dropped"));
    }

    private static async Task Changes(RatioTable table, Place place, int rounds, int ticks)
    {
        var (with, without) = (new Sample[rounds], new Sample[rounds]);
        var told = "";
        for (var round = 0; round < rounds; round++)
        {
            without[round] = (await Once(CascadeWorld.Plan(recordsChanges: false, ticks), place, null)).Cost;
            var run = await Once(CascadeWorld.Plan(recordsChanges: true, ticks), place, null);
            with[round] = run.Cost;
            var bytes = run.Recorded.Manifest.Files.Single(file => file.Name == "changes.parquet").Bytes;
            var counts = run.Recorded.Manifest.Counts;
            told = $"{counts.Changes:N0} changes, {counts.Contributions:N0} contributions; {(double)bytes / counts.Changes:F1} bytes per change, {(double)bytes / counts.Contributions:F1} per contribution";
        }

        table.Add(Row("recording changes", with, without, 1.5, told));
    }

    /// <param name="name">What is compared.</param>
    /// <param name="with">Cost with it.</param>
    /// <param name="without">Cost without it.</param>
    /// <param name="most">How many times as long it may take.</param>
    /// <param name="told">What else is to be said.</param>
    private static RatioRow Row(string name, Sample[] with, Sample[] without, double most, string told) => new()
    {
        Name = name,
        Times = new Pair([.. with.Select(sample => sample.Seconds)], [.. without.Select(sample => sample.Seconds)]),
        Target = 1 / most,
        Check = string.Create(
            CultureInfo.InvariantCulture,
            $"{Pair.MedianOf(with.Zip(without, (one, other) => one.Processor / other.Processor)):F2} times the processor time; {told}"),
    };

    private static async Task<(Sample Cost, RecordedRun Recorded, ExportReport? Export)> Once(RunPlan plan, Place place, OtlpSettings? settings)
    {
        var folder = place.Next();
        GC.Collect();
        var (start, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await using var telemetry = settings is null ? null : new RunTelemetry(settings, plan);
        var engine = new LocalEngine();
        var recorded = await RunRecorder.Record(telemetry?.Observed(engine) ?? engine, plan, folder);
        var export = telemetry is null ? null : await telemetry.Finish(folder);
        var cost = new Sample(Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
        Directory.Delete(folder, recursive: true);
        return (cost, recorded, export);
    }

    /// <param name="Seconds">On the wall.</param>
    /// <param name="Processor">Seconds of all processors together.</param>
    private readonly record struct Sample(double Seconds, double Processor);

    /// <summary>Room for output folders, gone afterwards.</summary>
    private sealed class Place : IDisposable
    {
        private readonly string path = Directory.CreateTempSubdirectory("stancesim-telemetry-").FullName;
        private int runs;

        public string Next() => Path.Combine(path, $"run-{runs++}");

        public void Dispose() => Directory.Delete(path, recursive: true);
    }
}
