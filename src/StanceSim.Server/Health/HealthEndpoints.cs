using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace StanceSim.Server.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it takes work; 503 before it does and while it leaves.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints, IReadiness readiness)
    {
        endpoints.MapGet("/health/live", context => context.Response.WriteAsync("live\n", context.RequestAborted));
        endpoints.MapGet("/health/ready", async context =>
        {
            var isReady = await readiness.IsReady(context.RequestAborted);
            context.Response.StatusCode = isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            await context.Response.WriteAsync(isReady ? "ready\n" : "not ready\n", context.RequestAborted);
        });
    }
}
