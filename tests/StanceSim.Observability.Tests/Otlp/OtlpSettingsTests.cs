using StanceSim.Observability.Otlp;
using StanceSim.Observability.Tests.Receiving;

namespace StanceSim.Observability.Tests.Otlp;

public sealed class OtlpSettingsTests
{
    [Fact]
    public void Without_anything_telemetry_goes_to_this_machine_by_grpc()
    {
        var settings = Settings.Of(null);

        Assert.True(settings.Traces.IsGrpc);
        Assert.Equal("http://127.0.0.1:4317/opentelemetry.proto.collector.trace.v1.TraceService/Export", settings.Traces.Address.AbsoluteUri);
        Assert.Equal(1 << 16, settings.QueueSize);
    }

    [Theory]
    [InlineData("http://h:4318", null, "http://h:4318/v1/traces")]
    [InlineData("http://h:4318/otlp/", null, "http://h:4318/otlp/v1/traces")]
    [InlineData("http://h:9999", "http/protobuf", "http://h:9999/v1/traces")]
    [InlineData("https://h", "grpc", "https://h/opentelemetry.proto.collector.trace.v1.TraceService/Export")]
    public void The_endpoint_and_the_protocol_give_the_address(string endpoint, string? protocol, string address) =>
        Assert.Equal(address, Settings.Of(endpoint, ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol ?? "")).Traces.Address.AbsoluteUri);

    [Fact]
    public void A_variable_for_one_signal_goes_before_the_general_one_and_its_address_is_taken_as_it_is()
    {
        var settings = Settings.Of(
            null,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://general:4318"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://own:1/in"));

        Assert.Equal("http://own:1/in", settings.Traces.Address.AbsoluteUri);
        Assert.Equal("http://general:4318/v1/logs", settings.Logs?.Address.AbsoluteUri);
    }

    [Fact]
    public void What_is_typed_goes_before_every_variable() =>
        Assert.Equal("typed", Settings.Of("http://typed:4317", ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://own:1")).Traces.Address.Host);

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "carrier-pigeon")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "nowhere")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "ftp://h")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "foo")]
    [InlineData("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", "foo")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "htp")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_PROTOCOL", "http/json")]
    [InlineData("OTEL_EXPORTER_OTLP_TIMEOUT", "soon")]
    [InlineData("OTEL_EXPORTER_OTLP_LOGS_TIMEOUT", "0")]
    [InlineData("OTEL_EXPORTER_OTLP_COMPRESSION", "zip")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_COMPRESSION", "zip")]
    [InlineData("OTEL_METRIC_EXPORT_INTERVAL", "often")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS", "no-value")]
    [InlineData("OTEL_BSP_MAX_QUEUE_SIZE", "0")]
    [InlineData("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "-1")]
    [InlineData("OTEL_TRACES_EXPORTER", "zipkin")]
    [InlineData("OTEL_TRACES_EXPORTER", "none")]
    [InlineData("OTEL_RESOURCE_ATTRIBUTES", "=x")]
    public void A_value_that_cannot_be_is_named_with_what_to_do(string name, string value)
    {
        var wrong = Assert.Throws<OtlpSettingsException>(() => Settings.Of(null, (name, value)));

        Assert.Contains(name, wrong.Message, StringComparison.Ordinal);
        Assert.NotEmpty(wrong.Fix);
    }

    [Fact]
    public void An_endpoint_that_was_typed_and_cannot_be_is_named_as_it_was_typed() =>
        Assert.StartsWith("--otlp foo ", Assert.Throws<OtlpSettingsException>(() => Settings.Of("foo")).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_set_and_not_honoured_is_told_and_what_is_honoured_or_not_ours_is_not()
    {
        var settings = Settings.Of(
            null,
            ("OTEL_TRACES_SAMPLER", "always_off"),
            ("OTEL_EXPORTER_OTLP_CERTIFICATE", "/ca.pem"),
            ("OTEL_BSP_SCHEDULE_DELAY", " "),
            ("OTEL_BSP_MAX_QUEUE_SIZE", "10"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "1500"),
            ("OTEL_PROPAGATORS", "b3"));

        Assert.Equal(["OTEL_EXPORTER_OTLP_CERTIFICATE", "OTEL_TRACES_SAMPLER"], settings.Ignored);
        Assert.Equal(TimeSpan.FromSeconds(1.5), settings.MetricInterval);
    }

    [Fact]
    public void What_may_be_secret_is_not_repeated()
    {
        var wrong = Assert.Throws<OtlpSettingsException>(() => Settings.Of(null, ("OTEL_EXPORTER_OTLP_HEADERS", "hush")));

        Assert.DoesNotContain("hush", wrong.Message + wrong.Fix, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", Settings.Of("http://user:hush@h:4317").Traces.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", false)]
    [InlineData("", true)]
    public void The_general_switch_is_honoured(string disabled, bool isWanted) =>
        Assert.Equal(isWanted, OtlpSettings.AreInVariables(name => name switch
        {
            "OTEL_SDK_DISABLED" => disabled,
            "OTEL_EXPORTER_OTLP_ENDPOINT" => "http://h:4317",
            _ => null,
        }));
}
