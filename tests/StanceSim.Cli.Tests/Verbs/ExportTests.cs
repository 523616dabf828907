using System.Globalization;
using System.Text.Json;
using StanceSim.Cli.Tests.Running;

namespace StanceSim.Cli.Tests.Verbs;

public sealed class ExportTests
{
    [Fact]
    public async Task Tables_are_written_where_they_are_wanted()
    {
        using var folder = new TemporaryFolder();
        await CommandRun.OfScenario(RepositoryFiles.Scenario("hello.yaml"), folder.At("run"));
        var export = await CommandRun.Of("export", folder.At("run"), "--csv", "--out", folder.At("csv"));
        var stances = await File.ReadAllLinesAsync(folder.At("csv/stances.csv"), TestContext.Current.CancellationToken);

        Assert.Equal(0, export.ExitCode);
        Assert.Equal("run,design_point,replicate,seed,tick,date,actor,issue,variable,value", stances[0]);
        Assert.Contains("messages.csv", export.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Traces_are_one_file_that_has_a_span_for_every_message_and_the_same_bytes_again()
    {
        using var folder = new TemporaryFolder();
        await CommandRun.OfScenario(RepositoryFiles.Scenario("belarus-2020.yaml"), folder.At("run"));
        await CommandRun.Of("export", folder.At("run"), "--csv", "--out", folder.At("csv"));
        var file = folder.At("run/traces.otlp.json");

        var first = await CommandRun.Of("export", folder.At("run"), "--format", "otlp-json");
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        await CommandRun.Of("export", folder.At("run"), "--format", "otlp-json");

        Assert.Equal(0, first.ExitCode);
        Assert.Contains("traces.otlp.json", first.Output, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        using var document = JsonDocument.Parse(bytes);
        var spans = document.RootElement.GetProperty("resourceSpans").EnumerateArray()
            .SelectMany(resource => resource.GetProperty("scopeSpans").EnumerateArray())
            .SelectMany(scope => scope.GetProperty("spans").EnumerateArray())
            .ToArray();
        var messages = await File.ReadAllLinesAsync(folder.At("csv/messages.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(messages.Length - 1, spans.Length);
        Assert.All(spans, span => Assert.True(
            ulong.Parse(span.GetProperty("startTimeUnixNano").GetString()!, CultureInfo.InvariantCulture)
            < ulong.Parse(span.GetProperty("endTimeUnixNano").GetString()!, CultureInfo.InvariantCulture)));
        Assert.All(spans.Where(span => span.TryGetProperty("parentSpanId", out _)), span => Assert.Contains(
            spans, parent => parent.GetProperty("spanId").GetString() == span.GetProperty("parentSpanId").GetString()
                && parent.GetProperty("traceId").GetString() == span.GetProperty("traceId").GetString()));
    }
}
