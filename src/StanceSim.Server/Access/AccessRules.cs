using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StanceSim.Cluster.Settings;

namespace StanceSim.Server.Access;

/// <summary>
/// Who may ask: anybody about health, this machine about all, and others who bring the token. A page of another site that the
/// browser on this machine shows is neither: its host or origin gives it away.
/// </summary>
internal static class AccessRules
{
    public static IApplicationBuilder UseAccessRules(this IApplicationBuilder app)
    {
        var door = new TokenDoor(app.ApplicationServices.GetRequiredService<ClusterSettings>().Token);
        return app.Use((context, next) => Judge(context, next, door));
    }

    private static Task Judge(HttpContext context, RequestDelegate next, TokenDoor door)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments("/health") && HttpMethods.IsGet(request.Method))
        {
            return next(context);
        }

        if (!IsOfOwnOrigin(request))
        {
            return Refuse(context, StatusCodes.Status403Forbidden, "Requests from pages of other sites are refused.");
        }

        if (door.TryEnterBrowser(context))
        {
            return Task.CompletedTask;
        }

        if (door.Opens(request))
        {
            return next(context);
        }

        // Who connects from this machine must also mean this machine, or a name that leads here would let any page in.
        var isHere = context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
        if (isHere && IsLoopbackName(request.Host.Host))
        {
            return next(context);
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        return isHere
            ? Refuse(context, StatusCodes.Status400BadRequest, "This server is not known by that name.")
            : Refuse(context, StatusCodes.Status401Unauthorized, "Requests from other machines must bring the token.");
    }

    private static bool IsOfOwnOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            ? request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
            : origin == $"{request.Scheme}://{request.Host}";
    }

    private static bool IsLoopbackName(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static Task Refuse(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync(reason + "\n", context.RequestAborted);
    }
}
