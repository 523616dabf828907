using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StanceSim.Cluster.Settings;
using StanceSim.Server.Access;
using StanceSim.Server.Api.About;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Api.Cluster;
using StanceSim.Server.Api.Compare;
using StanceSim.Server.Api.Errors;
using StanceSim.Server.Api.Explain;
using StanceSim.Server.Api.Logs;
using StanceSim.Server.Api.Runs;
using StanceSim.Server.Api.Scenarios;
using StanceSim.Server.Dashboard;
using StanceSim.Server.Figures;
using StanceSim.Server.Health;
using StanceSim.Server.Hosting;
using StanceSim.Server.Live;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api;

/// <summary>The HTTP API of docs/api.md. A host adds its services, uses its rules before routing, and maps its routes.</summary>
public static class StanceSimApi
{
    /// <summary>Name of the OpenAPI document.</summary>
    private const string Document = "v1";

    /// <summary>Where programs ask: what is not there is not found, and no page of the dashboard.</summary>
    private static readonly string[] ForPrograms = ["/api", "/health", "/metrics", OrleansDashboard.Path];

    /// <summary>Adds what the API needs. The host must have a <see cref="Ground"/> and its <see cref="IGrainFactory"/>.</summary>
    public static IServiceCollection AddStanceSimApi(this IServiceCollection services, ApiSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<ScratchFolder>();
        services.AddSingleton<JournalRoom>();
        services.AddSingleton<ScenarioCatalogue>();
        services.AddSingleton<RunCatalogue>();
        services.AddSingleton<Launcher>();
        services.AddAccessRules(new AccessRules
        {
            Token = new Secret(settings.Token ?? ""),
            TrustsThisMachine = string.IsNullOrEmpty(settings.Token),
            Hosts = settings.Hosts,
            PagePolicy = AnswerHeaders.PagePolicy,
            Time = settings.Time,
        });
        services.AddSingleton<ServerReadiness>();
        services.AddFigures(settings.Name);
        services.AddSingleton<ViewerCount>();
        services.AddSingleton<LogStore>();
        services.AddSingleton<ILoggerProvider, LogStoreProvider>();
        services.AddHostedService<Ending>();
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddOpenApi(Document, options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "StanceSim", Version = "1", Description = "What programs ask a StanceSim server; docs/api.md explains it." };
            document.Servers = [];
            return Task.CompletedTask;
        }));
        return services;
    }

    /// <summary>Rules that hold for every request, and WebSockets. Comes first.</summary>
    public static IApplicationBuilder UseStanceSimApi(this IApplicationBuilder app)
    {
        app.UseAccessRules();
        return app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(15) });
    }

    /// <summary>Maps all routes, and the dashboard's pages.</summary>
    public static void MapStanceSimApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/healthz", () => Results.Text("healthy\n")).ExcludeFromDescription();
        endpoints.MapHealth(endpoints.ServiceProvider.GetRequiredService<ServerReadiness>());
        endpoints.MapFigures();
        endpoints.MapGet("/login", AboutEndpoints.Login).ExcludeFromDescription();
        endpoints.MapOpenApi("/api/v1/openapi.json");
        var api = endpoints.MapGroup("/api/v1");
        api.MapAbout();
        api.MapScenarios();
        api.MapRuns();
        api.MapForks();
        api.MapFiles();
        api.MapFrames();
        api.MapMessages();
        api.MapWhy();
        api.MapCascades();
        api.MapLive();
        api.MapCompare();
        api.MapLogs();
        api.MapCluster();
        foreach (var program in ForPrograms)
        {
            endpoints.Map(program + "/{**rest}", (HttpContext http) => ProblemAnswers.Write(http, Refuse.NotFound("There is no such address.", "GET /api/v1/openapi.json lists all."))).ExcludeFromDescription();
        }

        endpoints.MapDashboard();
    }
}
