using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StanceSim.Cluster.Settings;
using StanceSim.Server.Access;

namespace StanceSim.Server.Tests.Access;

public sealed class AccessRulesTests
{
    private const string Token = "correct-horse-battery";
    private const string Here = "127.0.0.1";
    private const string Elsewhere = "192.0.2.7";

    private readonly Dictionary<string, RequestDelegate> servers = [];

    [Theory]
    [InlineData(Here, "localhost:8081", 200)]
    [InlineData(Here, "127.0.0.1:8081", 200)]
    [InlineData(Here, "[::1]:8081", 200)]
    [InlineData(Here, "evil.example", 400)]
    [InlineData(Here, "127.0.0.1.evil.example", 400)]
    [InlineData(Elsewhere, "silo-1:8081", 401)]
    [InlineData(Elsewhere, "localhost:8081", 401)]
    public async Task Without_the_token_only_this_machine_is_served(string from, string host, int status) =>
        Assert.Equal(status, (await Ask(from, host)).StatusCode);

    [Theory]
    [InlineData("Bearer " + Token, 200)]
    [InlineData("Bearer wrong", 401)]
    [InlineData("Bearer ", 401)]
    [InlineData("Basic " + Token, 401)]
    public async Task Other_machines_are_served_when_they_bring_the_token(string authorization, int status) =>
        Assert.Equal(status, (await Ask(Elsewhere, "silo-1:8081", ("Authorization", authorization))).StatusCode);

    [Fact]
    public async Task Where_no_token_is_set_none_opens() =>
        Assert.Equal(401, (await Ask(Elsewhere, "silo-1:8081", "/metrics", "", ("Authorization", "Bearer "))).StatusCode);

    [Theory]
    [InlineData("Origin", "http://evil.example", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Origin", "http://localhost:8081", 200)]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", 200)]
    public async Task Pages_of_other_sites_are_refused(string header, string value, int status) =>
        Assert.Equal(status, (await Ask(Here, "localhost:8081", (header, value))).StatusCode);

    [Fact]
    public async Task Anybody_may_ask_how_it_is() => Assert.Equal(200, (await Ask(Elsewhere, "anything", "/health/ready", Token)).StatusCode);

    [Fact]
    public async Task A_browser_exchanges_the_token_for_a_cookie_that_opens_and_does_not_hold_it()
    {
        var entry = await Ask(Elsewhere, "silo-1:8081", $"/cluster/orleans/?token={Token}&x=1", Token);
        var cookie = entry.Headers.SetCookie.ToString();
        var opened = await Ask(Elsewhere, "silo-1:8081", ("Cookie", cookie.Split(';')[0]));

        Assert.Equal((302, "/cluster/orleans/?x=1"), (entry.StatusCode, entry.Headers.Location.ToString()));
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=strict", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, cookie, StringComparison.Ordinal);
        Assert.Equal(200, opened.StatusCode);
        Assert.Equal(401, (await Ask(Elsewhere, "silo-1:8081", ("Cookie", "stancesim-session=guess"))).StatusCode);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("///evil.example")]
    [InlineData("/\\evil.example")]
    public async Task The_exchange_leads_nowhere_else(string path)
    {
        var entry = await Ask(Elsewhere, "silo-1:8081", $"{path}?token={Token}", Token);

        Assert.Equal(302, entry.StatusCode);
        Assert.Matches(@"^/(?![/\\])", entry.Headers.Location.ToString());
    }

    private Task<HttpResponse> Ask(string from, string host, params (string Name, string Value)[] headers) =>
        Ask(from, host, "/metrics", Token, headers);

    private async Task<HttpResponse> Ask(string from, string host, string address, string token, params (string Name, string Value)[] headers)
    {
        var context = new DefaultHttpContext();
        var parts = address.Split('?', 2);
        (context.Request.Method, context.Request.Scheme, context.Request.Host) = ("GET", "http", new HostString(host));
        (context.Request.Path, context.Request.QueryString) = (new PathString(parts[0]), new QueryString(parts.Length > 1 ? "?" + parts[1] : ""));
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        foreach (var (name, value) in headers)
        {
            context.Request.Headers.Append(name, value);
        }

        if (!servers.TryGetValue(token, out var server))
        {
            servers.Add(token, server = ServerOf(token));
        }

        await server(context);
        return context.Response;
    }

    /// <summary>What a silo puts before all that it serves.</summary>
    private static RequestDelegate ServerOf(string token)
    {
        var rules = new AccessRules { Token = new Secret(token), TrustsThisMachine = true };
        var app = new ApplicationBuilder(new ServiceCollection().AddLogging().AddAccessRules(rules).BuildServiceProvider());
        app.UseAccessRules();
        app.Run(answered => Task.CompletedTask);
        return app.Build();
    }
}
