using System.Reflection;
using System.Text.RegularExpressions;
using StanceSim.Observability.Otlp;

namespace StanceSim.Observability.Tests.Docs;

public sealed partial class TelemetryDocTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));

    public static TheoryData<string> Names =>
    [
        .. typeof(TelemetryNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(constant => (string)constant.GetRawConstantValue()!),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_name_is_documented(string name) =>
        Assert.Contains($"`{name}`", File.ReadAllText(Path.Combine(Root, "docs", "telemetry.md")), StringComparison.Ordinal);

    /// <summary>Those of one signal stand there as "the same for one signal".</summary>
    [Fact]
    public void Every_variable_that_is_not_honoured_is_documented()
    {
        var text = File.ReadAllText(Path.Combine(Root, "docs", "telemetry.md"));

        Assert.All(
            IgnoredVariables.All.Where(name => !name.Contains("_KEY", StringComparison.Ordinal) && !name.Contains("CERTIFICATE", StringComparison.Ordinal)),
            name => Assert.Contains($"`{name}`", text, StringComparison.Ordinal));
        Assert.All(["CERTIFICATE", "CLIENT_CERTIFICATE", "CLIENT_KEY"], what => Assert.Contains($"`OTEL_EXPORTER_OTLP_{what}`", text, StringComparison.Ordinal));
    }

    /// <summary>Prometheus writes dots as underscores, and appends units and what counters are.</summary>
    [Fact]
    public void The_dashboard_asks_for_metrics_that_there_are()
    {
        var dashboard = File.ReadAllText(Path.Combine(Root, "ops", "grafana", "dashboards", "stancesim.json"));
        var asked = MetricName().Matches(dashboard).Select(match => match.Value).Distinct().ToArray();
        var known = typeof(TelemetryNames).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(constant => ((string)constant.GetRawConstantValue()!).Replace('.', '_'))
            .SelectMany(name => new[] { name, name + "_total", name + "_seconds_bucket", name + "_ratio" });

        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(known));
    }

    [Fact]
    public void The_dashboard_and_its_data_sources_are_of_one_piece()
    {
        var dashboard = File.ReadAllText(Path.Combine(Root, "ops", "grafana", "dashboards", "stancesim.json"));
        var sources = File.ReadAllText(Path.Combine(Root, "ops", "grafana", "provisioning", "datasources", "stancesim.yaml"));

        Assert.All(DataSource().Matches(dashboard).Select(match => match.Groups[1].Value).Distinct(), name => Assert.Contains($"uid: {name}", sources, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\bstancesim_(ticks|tick|messages|actors|polarisation|export|changes|decisions)\w*")]
    private static partial Regex MetricName();

    [GeneratedRegex("\"uid\": \"(stancesim-(?:prometheus|jaeger|loki|tempo))\"")]
    private static partial Regex DataSource();
}
