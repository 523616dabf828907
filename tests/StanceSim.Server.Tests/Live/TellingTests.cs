using System.Net.Http.Json;
using System.Text.Json;
using StanceSim.Experiments.Runs;
using StanceSim.Model.Randomness;
using StanceSim.Observability;
using StanceSim.Observability.Otlp;
using StanceSim.Observability.Runs;
using StanceSim.Observability.Tests.Receiving;
using StanceSim.Scenarios;
using StanceSim.Server.Live;
using StanceSim.Server.Tests.Api;
using StanceSim.Testing;

namespace StanceSim.Server.Tests.Live;

/// <summary>Runs that a server does are told to OpenTelemetry, and do not depend on it.</summary>
public sealed class TellingTests(TestServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_is_told_with_its_hash_and_a_stopped_one_as_far_as_it_came()
    {
        await using var receiver = await Receiver.Start();
        string hash, stopped;
        await using (var telling = await server.Start(settings => settings with { Runs = server.Runs + "-told", Telemetry = SettingsFor(receiver.Grpc) }))
        {
            using var client = new HttpClient { BaseAddress = telling.Address };
            hash = await RunToEnd(client, new { scenario = "belarus-2020" });
            stopped = await RunToEnd(client, new { scenario = "belarus-2020", seed = "7", paused = true }, "step", "stop");
        }

        // The server has stopped, which it does not before all was sent.
        var runs = receiver.Spans.GroupBy(span => (string)span.Resource[TelemetryNames.RunId]).ToDictionary(run => run.Key, run => run.Count());
        Assert.Equal(94, runs[hash]);
        Assert.Contains(receiver.Logs, log => log.Text.StartsWith($"The results of run {hash} ", StringComparison.Ordinal));
        Assert.Contains(receiver.Logs, log => log.Text.StartsWith($"Run {stopped} failed or was stopped", StringComparison.Ordinal));
        Assert.Empty(receiver.Metrics);
    }

    [Fact]
    public async Task A_receiver_that_is_not_there_stops_no_run_and_is_told_in_the_log()
    {
        string dead;
        await using (var receiver = await Receiver.Start())
        {
            dead = receiver.Grpc;
        }

        await using var telling = await server.Start(settings => settings with { Runs = server.Runs + "-untold", Telemetry = SettingsFor(dead) });
        using var client = new HttpClient { BaseAddress = telling.Address };
        await RunToEnd(client, new { scenario = "belarus-2020" });
        string logs;
        do
        {
            logs = await client.GetStringAsync(new Uri("/api/v1/logs?level=warning", UriKind.Relative), Stop);
        }
        while (!logs.Contains("could not be delivered", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_telling_fails_the_run_goes_on_with_every_frame()
    {
        var file = RepositoryFiles.Scenario("belarus-2020.yaml");
        var scenario = ScenarioReader.Read("belarus-2020.yaml", await File.ReadAllTextAsync(file, Stop), []).Scenario!;
        var plan = new RunPlan { Scenario = scenario, Key = new RunKey(scenario.Seed, 0) };
        var telemetry = new RunTelemetry(SettingsFor("http://127.0.0.1:1"), plan);
        await telemetry.DisposeAsync();
        var failures = new List<Exception>();
        var ticks = new List<int>();
        await foreach (var record in new ToldEngine(new LocalEngine(), telemetry, failures.Add).Run(plan, Stop))
        {
            ticks.Add(record.Tick);
        }

        Assert.NotEmpty(failures);
        Assert.Equal(Enumerable.Range(0, 53), ticks);
    }

    [Fact]
    public async Task A_run_that_fails_fails_though_it_is_told()
    {
        var scenario = ScenarioReader.Read("hello.yaml", await File.ReadAllTextAsync(RepositoryFiles.Scenario("hello.yaml"), Stop), []).Scenario!;
        var plan = new RunPlan { Scenario = scenario, Key = new RunKey(1, 0) };
        await using var telemetry = new RunTelemetry(SettingsFor("http://127.0.0.1:1"), plan);

        await Assert.ThrowsAsync<TimeoutException>(async () =>
        {
            await foreach (var record in new ToldEngine(new Failing(), telemetry, _ => Assert.Fail("It was not the telling that failed.")).Run(plan, Stop))
            {
                Assert.Equal(0, record.Tick);
            }
        });
    }

    private static OtlpSettings SettingsFor(string endpoint) =>
        OtlpSettings.Read(endpoint, name => name == "OTEL_EXPORTER_OTLP_PROTOCOL" ? "grpc" : null);

    /// <summary>Starts a run, gives it commands, waits for its end and returns its hash.</summary>
    private static async Task<string> RunToEnd(HttpClient client, object run, params string[] commands)
    {
        using var launched = await client.PostAsJsonAsync(new Uri("/api/v1/runs", UriKind.Relative), run, Stop);
        var detail = JsonDocument.Parse(await launched.Content.ReadAsByteArrayAsync(Stop)).RootElement;
        var id = detail.GetProperty("id").GetString()!;
        foreach (var command in commands)
        {
            using var done = await client.PostAsJsonAsync(new Uri($"/api/v1/runs/{id}/commands", UriKind.Relative), new { command }, Stop);
            Assert.True(done.IsSuccessStatusCode);
        }

        await TestServer.Finished(client, id);
        return detail.GetProperty("hash").GetString()!;
    }

    /// <summary>Fails after the first frame.</summary>
    private sealed class Failing : IRunEngine
    {
        public string Name => "failing";

        public async IAsyncEnumerable<TickRecord> Run(RunPlan plan, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
        {
            await foreach (var record in new LocalEngine().Run(plan, cancellation))
            {
                yield return record;
                throw new TimeoutException();
            }
        }
    }
}
