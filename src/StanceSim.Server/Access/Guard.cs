using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StanceSim.Server.Api.Errors;
using StanceSim.Server.Hosting;

namespace StanceSim.Server.Access;

/// <summary>
/// Refuses, before anything is looked at, what no page of this server and no honest program sends: another host's name,
/// another site's page, a form in place of JSON, a body that is too long, and nobody in particular where a token is asked for.
/// </summary>
internal sealed class Guard(AccessRules rules, Sessions sessions)
{
    /// <summary>Bytes in a request's body, at most.</summary>
    public const long MostBodyBytes = 1 << 20;

    private const string Live = "/api/v1/live";

    /// <summary>What tells as much as the API does.</summary>
    private static readonly PathString[] Closed = ["/metrics", OrleansDashboard.Path];

    public AccessRules Rules => rules;

    /// <summary>True when the request may go on; false when it is answered already.</summary>
    /// <exception cref="ApiException">It is refused.</exception>
    public bool Admit(HttpContext http)
    {
        var request = http.Request;
        if (IsAboutHealth(request))
        {
            return true;
        }

        var isApi = request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
        var isClosed = isApi || Closed.Any(path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
        if (!IsOfOwnOrigin(request) && (isApi || !IsLink(request)))
        {
            throw new ApiException(StatusCodes.Status403Forbidden, "another-origin", "Requests from pages of other sites are refused.");
        }

        if (sessions.TryEnter(http))
        {
            return false;
        }

        if (!sessions.Opens(request))
        {
            CheckStranger(http, isClosed);
        }

        if (isApi && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            CheckBody(http);
        }

        return true;
    }

    public static ApiException TooLong() => new(StatusCodes.Status413PayloadTooLarge, "too-long", $"A request may hold {MostBodyBytes} bytes.");

    /// <summary>Judges who does not bring the token.</summary>
    private void CheckStranger(HttpContext http, bool isClosed)
    {
        var isHere = http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
        if (rules.TrustsThisMachine ? !isHere : isClosed && !IsAlwaysOpen(http.Request))
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            throw new ApiException(
                StatusCodes.Status401Unauthorized, "no-session", "This server asks for a token.", "Open the address that it printed when it started, or send `Authorization: Bearer TOKEN`.");
        }

        if (!IsOurName(http.Request.Host.Host))
        {
            throw new ApiException(StatusCodes.Status400BadRequest, "unknown-host", "This server is not known by that name.", "Address it as the command that started it said.");
        }
    }

    private static void CheckBody(HttpContext http)
    {
        var request = http.Request;
        if (!IsJson(request.ContentType))
        {
            throw new ApiException(StatusCodes.Status415UnsupportedMediaType, "not-json", "Requests that change something are JSON.", "Send `Content-Type: application/json`.");
        }

        if (request.ContentLength > MostBodyBytes)
        {
            throw TooLong();
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBodyBytes;
        }
    }

    private static bool IsJson(string? type) =>
        type is not null && type.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase);

    private static bool IsAboutHealth(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && (request.Path.StartsWithSegments("/health") || request.Path == "/healthz");

    /// <summary>A session must be asked for without one; a WebSocket is closed with a code that pages understand.</summary>
    private static bool IsAlwaysOpen(HttpRequest request) =>
        request.Path.Equals("/api/v1/session", StringComparison.OrdinalIgnoreCase) || request.Path.Equals(Live, StringComparison.OrdinalIgnoreCase);

    /// <summary>Somebody followed a link from elsewhere to one of the pages; the site it came from sees nothing of the answer.</summary>
    private static bool IsLink(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Origin.Count == 0 && request.Headers["Sec-Fetch-Mode"] == "navigate";

    private static bool IsOfOwnOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return site is "" or "same-origin" or "none"
            && (origin.Length == 0 || origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A name that some other site's owner could lead here is not ours, whoever connects; an address cannot be led.</summary>
    private bool IsOurName(string host)
    {
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || rules.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase))
        {
            return true;
        }

        return IPAddress.TryParse(host.Trim('[', ']'), out var address) && (!rules.Token.IsEmpty || IPAddress.IsLoopback(address));
    }
}
