using StanceSim.Experiments.Runs;
using StanceSim.Grains.Hosting;
using StanceSim.Grains.Runs;
using StanceSim.Grains.Tests;
using StanceSim.Observability.Runs;
using StanceSim.Observability.Tests.Receiving;

namespace StanceSim.Observability.Tests.Runs;

/// <summary>Whatever does the run, and whatever is lost on the way, the same spans arrive, each once.</summary>
[Collection("telemetry is process-wide")]
public sealed class ClusterTelemetryTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    public static TheoryData<int, string> Partitions => new() { { 1, "grpc" }, { 3, "http/protobuf" } };

    public static MatrixTheoryData<int, bool> Silos => new([1, 2, 4], [false, true]);

    [Theory, MemberData(nameof(Partitions))]
    public async Task One_silo_sends_what_the_local_engine_sends(int partitions, string protocol)
    {
        await using var silo = await EmbeddedSilo.Start(Stop);

        Assert.Equal(await SentBy(new LocalEngine(), protocol), await SentBy(silo.EngineWith(partitions), protocol));
    }

    [Theory, MemberData(nameof(Silos))]
    public async Task Any_number_of_silos_sends_it_and_one_that_is_lost_in_the_middle_changes_nothing(int silos, bool isOneLost)
    {
        await using var cluster = await SeveralSilos.Start(silos);

        var sent = await SentBy(cluster.Engine(partitions: 3), "grpc", tick => isOneLost && tick == 20 ? LoseOne(cluster, silos) : Task.CompletedTask);

        Assert.Equal(isOneLost ? 1 : 0, cluster.Events.Count(happened => happened.Kind == PlacementEventKind.Lost));
        Assert.Equal(await SentBy(new LocalEngine(), "grpc"), sent);
    }

    /// <summary>Kills a silo; where it was the only one, another starts.</summary>
    private static async Task LoseOne(SeveralSilos cluster, int silos)
    {
        await cluster.KillOne();
        await (silos == 1 ? cluster.AddOne() : Task.CompletedTask);
    }

    /// <summary>Everything that was received of a run's spans, but for when the run was.</summary>
    private static async Task<string[]> SentBy(IRunEngine engine, string protocol, Func<int, Task>? disturb = null)
    {
        await using var receiver = await Receiver.Start();
        var plan = ObservedPlans.Belarus("policies");
        await using var telemetry = new RunTelemetry(Settings.For(receiver, protocol), plan);
        await foreach (var record in telemetry.Observed(engine).Run(plan, Stop))
        {
            await (disturb?.Invoke(record.Tick) ?? Task.CompletedTask);
        }

        var report = await telemetry.Finish("run", Stop);

        var spans = receiver.Spans;
        TraceRules.Hold(spans);
        Assert.Equal((spans.Count, 0L), (report.Sent, report.Dropped));
        var start = spans.Min(span => span.Start);
        return [.. spans.Select(span => LineOf(span, start)).Order(StringComparer.Ordinal)];
    }

    private static string LineOf(ReceivedSpan span, ulong start) => string.Join(
        " | ",
        [
            $"{span.TraceId}/{span.SpanId} below {span.ParentId}: {span.Name}, {span.Kind}, {span.Start - start} to {span.End - start}",
            TextOf(span.Resource),
            TextOf(span.Attributes),
            .. span.Events.Select(happened => $"{happened.Name} at {happened.At - start}: {TextOf(happened.Attributes)}"),
            .. span.Links.Select(link => $"{link.TraceId}/{link.SpanId}: {TextOf(link.Attributes)}"),
        ]);

    private static string TextOf(IReadOnlyDictionary<string, object> attributes) =>
        string.Join(", ", attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => FormattableString.Invariant($"{pair.Key}={pair.Value}")));
}
