using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceSim.Experiments.Results;
using StanceSim.Server.Access;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Api.Errors;
using StanceSim.Server.Live;

namespace StanceSim.Server.Api.About;

/// <summary>The server itself, and who is let in.</summary>
internal static class AboutEndpoints
{
    private static readonly string[] Features = ["live", "fork", "compare", "cluster", "logs"];

    public static void MapAbout(this RouteGroupBuilder api)
    {
        api.MapGet("/server", About).Produces<ServerShape>();
        api.MapGet("/session", Session).Produces<SessionShape>();
        api.MapPost("/session", Open).Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/session", Close).Produces(StatusCodes.Status204NoContent);
    }

    /// <summary><c>/login?token=…</c>, the address that the server prints at its start, works once and leads to the pages.</summary>
    public static IResult Login(string? token, HttpContext http, Sessions sessions)
    {
        http.Response.Headers.CacheControl = "no-store";
        return sessions.IsOpen(http.Request) || (token is not null && sessions.TryLaunch(http, token))
            ? Results.LocalRedirect("/")
            : throw new ApiException(StatusCodes.Status401Unauthorized, "launch-used", "This address works once, and has been used.", "Open / and give the token.");
    }

    private static ServerShape About(ScenarioCatalogue scenarios, ApiSettings settings, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return new ServerShape(
            ProductVersion.Current,
            scenarios.IsWritable,
            settings.TraceUrl,
            settings.OrleansDashboard,
            new LimitsShape(Guard.MostBodyBytes, Pace.MostTicksPerSecond, Viewer.MostFramesPerSecond, settings.RunsAtOnce),
            [.. Features]);
    }

    private static SessionShape Session(HttpContext http, Sessions sessions)
    {
        http.Response.Headers.CacheControl = "no-store";
        return new SessionShape(sessions.IsRequired, sessions.IsOpen(http.Request));
    }

    private static IResult Open(LoginRequest request, HttpContext http, Sessions sessions) => sessions.TryOpen(http, request.Token)
        ? Results.NoContent()
        : throw new ApiException(StatusCodes.Status401Unauthorized, "wrong-token", "This is not the token.");

    private static IResult Close(HttpContext http, Sessions sessions)
    {
        sessions.Close(http);
        return Results.NoContent();
    }
}
