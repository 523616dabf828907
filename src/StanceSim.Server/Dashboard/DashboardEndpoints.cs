using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StanceSim.Server.Api;

namespace StanceSim.Server.Dashboard;

/// <summary>The dashboard's files; every other address is one of its pages.</summary>
internal static class DashboardEndpoints
{
    private const string NotBuilt = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>StanceSim</title></head>
        <body style="font: 16px/1.5 system-ui, sans-serif; max-width: 40em; margin: 3em auto; padding: 0 1em">
        <h1>StanceSim</h1>
        <p>The server runs, but its pages are not built. With Node 20.19 or later, in a clone:</p>
        <pre>cd src/StanceSim.Dashboard
        npm ci
        npm run build</pre>
        <p>Then start it again. The API needs no pages: <a href="/api/v1/runs">runs</a>, <a href="/api/v1/scenarios">scenarios</a>,
        <a href="/api/v1/openapi.json">its description</a>.</p>
        </body>
        </html>

        """;

    public static void MapDashboard(this IEndpointRouteBuilder endpoints)
    {
        var pages = StaticPages.Read(endpoints.ServiceProvider.GetRequiredService<ApiSettings>().Dashboard);
        endpoints.MapMethods("/{**path}", ["GET", "HEAD"], (HttpContext http) => Answer(http, pages)).ExcludeFromDescription();
    }

    private static IResult Answer(HttpContext http, StaticPages pages)
    {
        if ((pages.Find(http.Request.Path.Value ?? "/") ?? pages.Index) is not { } file)
        {
            http.Response.Headers.CacheControl = "no-store";
            return Results.Text(NotBuilt, "text/html; charset=utf-8");
        }

        var headers = http.Response.Headers;
        (headers.ETag, headers.Vary) = (file.ETag, "Accept-Encoding");
        headers.CacheControl = file.IsImmutable ? "public, max-age=31536000, immutable" : "no-cache";
        if (http.Request.Headers.IfNoneMatch.Contains(file.ETag))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        if (file.Gzip is null || !http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            return Results.Bytes(file.Bytes, file.Type);
        }

        headers.ContentEncoding = "gzip";
        return Results.Bytes(file.Gzip, file.Type);
    }
}
