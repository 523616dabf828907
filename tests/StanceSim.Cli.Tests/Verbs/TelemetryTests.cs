using System.Diagnostics;
using System.Globalization;
using StanceSim.Cli.Tests.Running;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Observability;
using StanceSim.Observability.Tests.Receiving;

namespace StanceSim.Cli.Tests.Verbs;

/// <summary>Telemetry of the program as a process: what arrives when it is killed, and what the environment asks for in vain.</summary>
public sealed class TelemetryTests : IDisposable
{
    private const int Stimuli = 240;

    /// <summary>Every other tick somebody speaks and is answered; each cascade is over, and sent, a few ticks later.</summary>
    private static readonly string Town = $$$"""
        title: A town that argues
        time: {ticks: 500}
        issues:
          - id: opinion
        actors:
          - {id: A, positions: {opinion: 0.5}}
          - {id: B, positions: {opinion: -0.5}}
        populations:
          - {id: citizen, count: 100, positions: {opinion: {spread: uniform, low: -1, high: 1}}, network: {kind: random, degree: 6}}
        messages:
        {{{string.Join('\n', Enumerable.Range(1, Stimuli).Select(number => $"  - {{id: m{number}, tick: {2 * number}, from: A, to: B, kind: condemn, issue: opinion}}"))}}}
        policies:
          - {id: answer, actor: B, on: {kind: condemn, from: A}, say: {kind: threaten-sanctions, to: [A], issue: opinion}}
        reactions: both

        """;

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task A_run_that_is_killed_in_the_middle_and_resumed_sends_every_span_and_repeats_one_request_at_most(string protocol)
    {
        folder.Write("town.yaml", Town);
        await using var receiver = await Receiver.Start();
        using (var process = Start(protocol, "run", "town.yaml", "--out", "results", "--engine", "local", "--checkpoint-every", "0", "--otlp", receiver.Endpoint(protocol)))
        {
            await Until(() => receiver.Requests.Count(IsOfSpans) > 2 && File.Exists(Path.Combine(folder.At("results.unfinished"), "checkpoint")), process);
            process.Kill();
            await process.WaitForExitAsync(Stop);
        }

        // The run was not over, or there would be nothing to resume.
        Assert.True(Directory.Exists(folder.At("results.unfinished")));
        var before = RequestsOfSpans(receiver);

        var resumed = await ProcessRun.ToEnd(Start(protocol, "resume", "results", "--engine", "local", "--quiet", "--otlp", receiver.Endpoint(protocol)));

        Assert.True(resumed.ExitCode == 0, resumed.Error);
        Assert.Equal("", resumed.Error);
        var messages = await RunResults.Open(folder.At("results")).Messages().Select(message => message.Id).ToListAsync(Stop);
        var spans = receiver.Spans;
        Assert.Equal(2 * Stimuli, messages.Count);
        Assert.Equal(messages.Order(), spans.Select(IdOf).Distinct().Order());
        Assert.Equal(messages.Count, spans.Select(span => span.SpanId).Distinct().Count());
        Assert.All(spans.Where(span => span.ParentId.Length > 0), span => Assert.Contains(spans, parent => parent.SpanId == span.ParentId && parent.TraceId == span.TraceId));
        // One tick is a millisecond from the same moment in both processes.
        Assert.Single(spans.Select(span => span.Start - (1_000_000UL * Convert.ToUInt64(span.Attributes[TelemetryNames.Tick], CultureInfo.InvariantCulture))).Distinct());
        var repeated = spans.GroupBy(IdOf).Where(same => same.Count() > 1).ToArray();
        Assert.All(repeated, same => Assert.Equal(2, same.Count()));
        Assert.True(
            repeated.Length == 0 || before.Any(request => repeated.All(same => request.Contains(same.Key))),
            $"{repeated.Length} spans came twice, and not from one request.");
    }

    [Fact]
    public async Task Variables_that_are_not_honoured_are_named_in_one_line_when_telemetry_is_sent_and_only_then()
    {
        await using var receiver = await Receiver.Start();
        string[] variables = ["OTEL_TRACES_SAMPLER=always_off", "OTEL_EXPORTER_OTLP_CERTIFICATE=ca.pem", "OTEL_EXPORTER_OTLP_TIMEOUT=60000"];
        string[] command = ["run", RepositoryFiles.Scenario("hello.yaml"), "--engine", "local", "--quiet", "--out"];

        var told = await ProcessRun.ToEnd(StartWith(variables, [.. command, "told", "--otlp", receiver.Grpc]));
        var untold = await ProcessRun.ToEnd(StartWith(variables, [.. command, "untold"]));

        Assert.Equal((0, 0, ""), (told.ExitCode, untold.ExitCode, untold.Error));
        Assert.Contains("OTEL_EXPORTER_OTLP_CERTIFICATE, OTEL_TRACES_SAMPLER: not honoured", Assert.Single(told.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        // The library that sends metrics would read the certificate, and fail.
        Assert.NotEmpty(receiver.Spans);
        Assert.NotEmpty(receiver.Metrics);
    }

    [Fact]
    public async Task The_switch_that_turns_telemetry_off_goes_before_the_option_that_asks_for_it()
    {
        await using var receiver = await Receiver.Start();

        var run = await ProcessRun.ToEnd(StartWith(
            ["OTEL_SDK_DISABLED=true"], ["run", RepositoryFiles.Scenario("hello.yaml"), "--engine", "local", "--quiet", "--out", "run", "--otlp", receiver.Grpc]));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Empty(receiver.Requests);
    }

    private static bool IsOfSpans((string Path, byte[] Body, IReadOnlyDictionary<string, string> Headers) request) =>
        request.Path.Contains("trace", StringComparison.OrdinalIgnoreCase);

    private static string IdOf(ReceivedSpan span) => (string)span.Attributes[TelemetryNames.MessageId];

    /// <summary>Ids of the messages in each request that held spans.</summary>
    private static HashSet<string>[] RequestsOfSpans(Receiver receiver) =>
    [
        .. receiver.Requests
            .Where(IsOfSpans)
            .Select(request => ReceivedSpan.In(request.Body).Select(IdOf).ToHashSet()),
    ];

    /// <summary>Nothing tells what happens in another process, so this looks until it has happened, or the process has ended.</summary>
    private static async Task Until(Func<bool> isSo, Process process)
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (!isSo())
        {
            Assert.False(process.HasExited, "The process ended too early.");
            await looks.WaitForNextTickAsync(Stop);
        }
    }

    /// <summary>The receiver shares the machine with all other tests, so it may take its time.</summary>
    private Process Start(string protocol, params string[] arguments) =>
        StartWith([$"OTEL_EXPORTER_OTLP_PROTOCOL={protocol}", "OTEL_EXPORTER_OTLP_TIMEOUT=60000"], arguments);

    private Process StartWith(string[] variables, string[] arguments) =>
        ProcessRun.StartAny("env", folder.Path, [.. variables, "dotnet", ProcessRun.Program, .. arguments]);
}
