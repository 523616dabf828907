using StanceSim.Experiments.Results.Recording;
using StanceSim.Grains.Hosting;
using StanceSim.Observability.Cascades;
using StanceSim.Observability.Runs;
using StanceSim.Observability.Tests.Receiving;

namespace StanceSim.Observability.Tests.Runs;

[Collection("telemetry is process-wide")]
public sealed class OrleansSpansTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Orleans_own_spans_are_told_only_when_asked_for_and_then_in_the_trace_of_the_run(bool areWanted)
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await Receiver.Start();
        await using var silo = await EmbeddedSilo.Start(Stop, builder => builder.AddActivityPropagation());
        var plan = ObservedPlans.Belarus();
        await using (var telemetry = new RunTelemetry(Settings.For(receiver, "grpc"), plan, withOrleans: areWanted))
        {
            await RunRecorder.Record(telemetry.Observed(silo.EngineWith(2)), plan, folder.At("run"), cancellation: Stop);
            await telemetry.Finish(folder.At("run"), Stop);
        }

        var manifest = ManifestOf.Beginning(plan);
        var run = TraceIds.TraceOfRun(manifest.Run).ToHexString();
        var (own, orleans) = (receiver.Spans.Where(span => span.Scope == TelemetryNames.Source && span.Name != TelemetryNames.RunSpan).ToArray(),
            receiver.Spans.Where(span => span.Scope.StartsWith("Microsoft.Orleans", StringComparison.Ordinal)).ToArray());
        TraceRules.Hold(own);
        Assert.Equal(areWanted, orleans.Length > 0);
        Assert.All(orleans, span => Assert.Equal(manifest.Run, span.Resource[TelemetryNames.RunId]));
        Assert.Equal(areWanted, orleans.Any(span => span.Name == "IRunGrain/Advance"));
        Assert.All(orleans.Where(span => span.Name.StartsWith("IRunGrain/", StringComparison.Ordinal)), span => Assert.Equal(run, span.TraceId));
        Assert.Equal(areWanted ? 1 : 0, receiver.Spans.Count(span => span.Name == TelemetryNames.RunSpan && span.TraceId == run && span.ParentId.Length == 0));
    }
}
