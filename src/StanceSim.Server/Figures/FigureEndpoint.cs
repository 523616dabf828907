using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using StanceSim.Observability;

namespace StanceSim.Server.Figures;

/// <summary><c>/metrics</c>: what runs and Orleans count, for Prometheus to collect.</summary>
internal static class FigureEndpoint
{
    private static readonly string[] Meters = [TelemetryNames.Source, "Microsoft.Orleans"];

    /// <param name="services">Where to.</param>
    /// <param name="instance">Name by which its figures are told from those of others.</param>
    public static IServiceCollection AddFigures(this IServiceCollection services, string instance) =>
        services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(ResourceBuilder.CreateEmpty()
                .AddService("stancesim", serviceNamespace: "stancesim", autoGenerateServiceInstanceId: false, serviceInstanceId: instance))
            .AddMeter(Meters)
            .AddPrometheusExporter()
            .Build());

    public static void MapFigures(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPrometheusScrapingEndpoint("/metrics", endpoints.ServiceProvider.GetRequiredService<MeterProvider>(), configureBranchedPipeline: null, optionsName: null);
}
