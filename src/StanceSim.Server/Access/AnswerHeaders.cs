using Microsoft.AspNetCore.Http;
using StanceSim.Server.Hosting;

namespace StanceSim.Server.Access;

/// <summary>What every answer tells browsers: nothing from elsewhere, nothing to elsewhere, nothing but what it says it is.</summary>
internal static class AnswerHeaders
{
    /// <summary>What the dashboard's pages may load and do.</summary>
    public const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
        + "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Sets them; who answers may still say what can be kept.</summary>
    public static void Set(HttpContext http, AccessRules rules)
    {
        var headers = http.Response.Headers;
        // What Orleans' pages load is not ours to say.
        if (rules.PagePolicy is { } policy && !http.Request.Path.StartsWithSegments(OrleansDashboard.Path, StringComparison.OrdinalIgnoreCase))
        {
            headers.ContentSecurityPolicy = policy;
        }

        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
    }
}
