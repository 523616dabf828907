using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace StanceSim.Server.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the silo takes work; 503 before it has joined and while it leaves.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", context => context.Response.WriteAsync("live\n", context.RequestAborted));
        endpoints.MapGet("/health/ready", context =>
        {
            var isReady = ((Readiness)context.RequestServices.GetService(typeof(Readiness))!).IsReady; // registered beside these endpoints
            context.Response.StatusCode = isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            return context.Response.WriteAsync(isReady ? "ready\n" : "not ready\n", context.RequestAborted);
        });
    }
}
