using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using StanceSim.Cluster.Settings;
using StanceSim.Observability;

namespace StanceSim.Server.Figures;

/// <summary><c>/metrics</c>: what runs and Orleans count, for Prometheus to collect.</summary>
internal static class FigureEndpoint
{
    private static readonly string[] Meters = [TelemetryNames.Source, "Microsoft.Orleans"];

    public static IServiceCollection AddFigures(this IServiceCollection services, ClusterSettings settings) =>
        services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(ResourceBuilder.CreateEmpty()
                .AddService("stancesim", serviceNamespace: "stancesim", autoGenerateServiceInstanceId: false, serviceInstanceId: settings.SiloName))
            .AddMeter(Meters)
            .AddPrometheusExporter()
            .Build());

    public static void MapFigures(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPrometheusScrapingEndpoint("/metrics", endpoints.ServiceProvider.GetRequiredService<MeterProvider>(), configureBranchedPipeline: null, optionsName: null);
}
