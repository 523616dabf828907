using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StanceSim.Server.Api.Errors;

namespace StanceSim.Server.Api.Access;

/// <summary>
/// Refuses, before anything is looked at, what no page of this server and no honest program sends: another host's name,
/// another site's page, a form in place of JSON, a body that is too long, and where a token is asked for, nobody in particular.
/// </summary>
internal sealed class Guard(ApiSettings settings, Sessions sessions)
{
    /// <summary>Bytes in a request's body, at most.</summary>
    public const long MostBodyBytes = 1 << 20;

    private const string Live = "/api/v1/live";

    /// <exception cref="ApiException">It is refused.</exception>
    public void Check(HttpContext http)
    {
        var request = http.Request;
        if (!IsOurName(request.Host.Host))
        {
            throw new ApiException(StatusCodes.Status400BadRequest, "unknown-host", "This server is not known by that name.", "Address it as the command that started it said.");
        }

        var isApi = request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
        var isUnsafe = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
        if ((isApi || isUnsafe) && !IsOfOwnOrigin(request))
        {
            throw new ApiException(StatusCodes.Status403Forbidden, "another-origin", "Requests from pages of other sites are refused.");
        }

        if (isUnsafe)
        {
            CheckBody(http);
        }

        if (isApi && !sessions.IsOpen(request) && !IsAlwaysOpen(request))
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            throw new ApiException(
                StatusCodes.Status401Unauthorized, "no-session", "This server asks for a token.", "Open the address that it printed when it started, or send `Authorization: Bearer TOKEN`.");
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

    public static ApiException TooLong() => new(StatusCodes.Status413PayloadTooLarge, "too-long", $"A request may hold {MostBodyBytes} bytes.");

    private static bool IsJson(string? type) =>
        type is not null && type.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase);

    /// <summary>A session must be asked for without one; a WebSocket is closed with a code that pages understand.</summary>
    private static bool IsAlwaysOpen(HttpRequest request) =>
        request.Path.Equals("/api/v1/session", StringComparison.OrdinalIgnoreCase) || request.Path.Equals(Live, StringComparison.OrdinalIgnoreCase);

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
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || settings.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase))
        {
            return true;
        }

        return IPAddress.TryParse(host.Trim('[', ']'), out var address) && (sessions.IsRequired || IPAddress.IsLoopback(address));
    }
}
