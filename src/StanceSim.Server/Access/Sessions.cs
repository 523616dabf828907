using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace StanceSim.Server.Access;

/// <summary>Who may ask, where the server asks for a token: programs that bring it, and browsers that once did and got a cookie.</summary>
internal sealed class Sessions
{
    private const string Cookie = "stancesim-session";
    private const string Scheme = "Bearer ";
    private const string Parameter = "token";

    /// <summary>Sessions kept; the oldest go first.</summary>
    private const int Most = 1_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly TimeProvider time;
    private readonly byte[] token;
    private readonly ConcurrentDictionary<string, DateTimeOffset> open = new();
    private string? launchCode;

    public Sessions(AccessRules rules)
    {
        time = rules.Time;
        IsRequired = !rules.Token.IsEmpty;
        token = HashOf(rules.Token.Reveal());
        launchCode = IsRequired ? NewSecret() : null;
    }

    /// <summary>Whether anything is asked for at all.</summary>
    public bool IsRequired { get; }

    /// <summary>Opens a session once, in place of the token; null: used up, or nothing is asked for. A secret.</summary>
    public string? LaunchCode => launchCode;

    /// <summary>Whether the API answers: nothing is asked for, or it was brought.</summary>
    public bool IsOpen(HttpRequest request) => !IsRequired || Opens(request);

    /// <summary>Whether a request brings what opens this server.</summary>
    public bool Opens(HttpRequest request)
    {
        if (!IsRequired)
        {
            return false;
        }

        var authorization = request.Headers.Authorization.ToString();
        return (authorization.StartsWith(Scheme, StringComparison.Ordinal) && IsToken(authorization[Scheme.Length..]))
            || (request.Cookies[Cookie] is { } cookie && open.TryGetValue(NameOf(cookie), out var until) && time.GetUtcNow() < until);
    }

    /// <summary>Opens a session for who brings the token; false for who does not.</summary>
    public bool TryOpen(HttpContext http, string? given)
    {
        if (!IsRequired || given is null || !IsToken(given))
        {
            return !IsRequired;
        }

        Open(http);
        return true;
    }

    /// <summary>Opens a session for who brings the launch code, which is used up by that.</summary>
    public bool TryLaunch(HttpContext http, string given)
    {
        var code = launchCode;
        if (code is null || !IsSame(HashOf(given), HashOf(code)) || Interlocked.CompareExchange(ref launchCode, null, code) != code)
        {
            return false;
        }

        Open(http);
        return true;
    }

    /// <summary>Exchanges a token in the address for a session and sends the browser to the address without it, so that no history keeps it.</summary>
    public bool TryEnter(HttpContext http)
    {
        var request = http.Request;
        if (!IsRequired || !HttpMethods.IsGet(request.Method) || !request.Query.TryGetValue(Parameter, out var given) || !IsToken(given.ToString()))
        {
            return false;
        }

        Open(http);
        var others = new QueryBuilder(request.Query.Where(pair => pair.Key != Parameter));
        // A path that begins with two slashes would lead to another site.
        http.Response.Redirect("/" + request.Path.ToUriComponent().TrimStart('/', '\\') + others.ToQueryString());
        return true;
    }

    public void Close(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is { } cookie)
        {
            open.TryRemove(NameOf(cookie), out _);
        }

        http.Response.Cookies.Delete(Cookie, Options(http));
    }

    private void Open(HttpContext http)
    {
        var now = time.GetUtcNow();
        foreach (var (name, until) in open)
        {
            if (until <= now)
            {
                open.TryRemove(name, out _);
            }
        }

        if (open.Count >= Most)
        {
            open.TryRemove(open.MinBy(session => session.Value).Key, out _);
        }

        var secret = NewSecret();
        open[NameOf(secret)] = now + Lifetime;
        http.Response.Cookies.Append(Cookie, secret, Options(http));
    }

    private static CookieOptions Options(HttpContext http) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", Secure = http.Request.IsHttps, IsEssential = true };

    private bool IsToken(string given) => IsSame(HashOf(given), token);

    /// <summary>Takes as long for a near miss as for a wild guess.</summary>
    private static bool IsSame(byte[] left, byte[] right) => CryptographicOperations.FixedTimeEquals(left, right);

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>What a session is kept under, so that memory holds no cookie that opens anything.</summary>
    private static string NameOf(string cookie) => Convert.ToHexString(HashOf(cookie));

    private static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
