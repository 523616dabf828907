using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using StanceSim.Cluster.Settings;

namespace StanceSim.Server.Access;

/// <summary>Knows the token: as <c>Authorization: Bearer …</c>, or as the cookie that <c>?token=…</c> is exchanged for in a browser.</summary>
internal sealed class TokenDoor(Secret token)
{
    private const string Cookie = "stancesim";
    private const string Parameter = "token";
    private const string Scheme = "Bearer ";

    private readonly byte[] tokenHash = SHA256.HashData(Encoding.UTF8.GetBytes(token.Reveal()));

    /// <summary>What browsers keep: it opens this server and tells nothing of the token.</summary>
    private readonly string cookie = Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token.Reveal()), Encoding.UTF8.GetBytes(Cookie)));

    public bool Opens(HttpRequest request)
    {
        if (token.IsEmpty)
        {
            return false;
        }

        var authorization = request.Headers.Authorization.ToString();
        return (authorization.StartsWith(Scheme, StringComparison.Ordinal) && IsToken(authorization[Scheme.Length..]))
            || IsSame(SHA256.HashData(Encoding.UTF8.GetBytes(request.Cookies[Cookie] ?? "")), SHA256.HashData(Encoding.UTF8.GetBytes(cookie)));
    }

    /// <summary>Exchanges a token in the address for a cookie and sends the browser to the address without it, so that no history keeps it.</summary>
    public bool TryEnterBrowser(HttpContext context)
    {
        var request = context.Request;
        if (token.IsEmpty || !HttpMethods.IsGet(request.Method) || !request.Query.TryGetValue(Parameter, out var given) || !IsToken(given.ToString()))
        {
            return false;
        }

        context.Response.Cookies.Append(Cookie, cookie, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
        var others = request.Query.Where(pair => pair.Key != Parameter);
        // A path that begins with two slashes would lead to another site.
        context.Response.Redirect("/" + request.Path.ToUriComponent().TrimStart('/', '\\') + new QueryBuilder(others).ToQueryString());
        return true;
    }

    private bool IsToken(string given) => IsSame(SHA256.HashData(Encoding.UTF8.GetBytes(given)), tokenHash);

    /// <summary>Takes as long for a near miss as for a wild guess.</summary>
    private static bool IsSame(byte[] left, byte[] right) => CryptographicOperations.FixedTimeEquals(left, right);
}
