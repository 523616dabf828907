using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace StanceSim.Server.Tests.Api.Access;

/// <summary>Requests that no page of the server and no honest program sends are refused.</summary>
public sealed class HostileRequestTests(TestServer server)
{
    public static TheoryData<string> Traversals =>
    [
        "/api/v1/scenarios/../../../etc/passwd", "/api/v1/scenarios/..%2f..%2fetc%2fpasswd", "/api/v1/scenarios/%2e%2e%2f%2e%2e%2fREADME.md",
        "/api/v1/scenarios/..%5c..%5cREADME", "/api/v1/scenarios/%252e%252e%252fREADME", "/api/v1/scenarios/hello.yaml", "/api/v1/scenarios/HELLO",
        "/api/v1/scenarios/hello%00", "/api/v1/scenarios/hello%0a", "/api/v1/scenarios/.hidden", "/api/v1/scenarios/~root", "/api/v1/scenarios/%2fetc%2fpasswd",
        "/api/v1/scenarios/file:%2f%2f%2fetc%2fpasswd", "/api/v1/runs/..%2fscenarios", "/api/v1/runs/%2e%2e", "/api/v1/runs/..%2f..%2fetc/files/passwd",
        "/api/v1/runs/.stancesim", "/api/v1/runs/x.unfinished", "/api/v1/runs/a%2f..%2fb/archive", "/api/v1/runs/%c0%ae%c0%ae/frames?issue=x",
    ];

    [Theory]
    [MemberData(nameof(Traversals))]
    public async Task No_name_leads_out_of_the_catalogue(string path)
    {
        var answer = await Raw($"GET {path} HTTP/1.1\r\nHost: {server.Address.Authority}\r\nConnection: close\r\n\r\n");

        // A path that leaves the API before it is looked at ends on the page that every other address has.
        Assert.True(answer.StartsWith("HTTP/1.1 400 ", StringComparison.Ordinal) || answer.StartsWith("HTTP/1.1 404 ", StringComparison.Ordinal)
            || (answer.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal) && answer.Contains("<h1>StanceSim</h1>", StringComparison.Ordinal)), answer);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../README.md")]
    [InlineData("manifest.json%2f..%2f..%2fx")]
    [InlineData("..%2fmanifest.json")]
    public async Task No_name_leads_out_of_a_runs_folder(string file)
    {
        var run = await server.Belarus();
        var answer = await Raw($"GET /api/v1/runs/{run}/files/{file} HTTP/1.1\r\nHost: {server.Address.Authority}\r\nConnection: close\r\n\r\n");

        Assert.Matches("^HTTP/1.1 (400|404) ", answer);
    }

    [Fact]
    public async Task A_link_out_of_the_folder_of_runs_is_no_run()
    {
        var elsewhere = Directory.CreateTempSubdirectory("stancesim-elsewhere-").FullName;
        var run = await server.Belarus();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(server.Runs, run)))
        {
            File.Copy(file, Path.Combine(elsewhere, Path.GetFileName(file)));
        }

        Directory.CreateSymbolicLink(Path.Combine(server.Runs, "linked"), elsewhere);
        using var response = await server.Client.GetAsync(new Uri("/api/v1/runs/linked", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        File.Delete(Path.Combine(server.Runs, "linked"));
        Directory.Delete(elsewhere, recursive: true);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("localhost.evil.example:80")]
    public async Task A_name_that_is_not_ours_is_refused(string host) =>
        Assert.StartsWith("HTTP/1.1 400 ", await Raw($"GET /api/v1/server HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Origin: http://evil.example", 403)]
    [InlineData("Origin: null", 403)]
    [InlineData("Sec-Fetch-Site: cross-site", 403)]
    [InlineData("Sec-Fetch-Site: same-site", 403)]
    public async Task Pages_of_other_sites_change_nothing_and_watch_nothing(string header, int status)
    {
        var (host, body) = (server.Address.Authority, "{\"scenario\": \"hello\"}");
        var post = await Raw($"POST /api/v1/runs HTTP/1.1\r\nHost: {host}\r\n{header}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");
        var socket = await Raw($"GET /api/v1/live?run=x HTTP/1.1\r\nHost: {host}\r\n{header}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");

        Assert.StartsWith($"HTTP/1.1 {status} ", post, StringComparison.Ordinal);
        Assert.StartsWith($"HTTP/1.1 {status} ", socket, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task Forms_are_refused(string type)
    {
        const string Body = "{\"scenario\": \"hello\"}";
        Assert.StartsWith(
            "HTTP/1.1 415 ",
            await Raw($"POST /api/v1/runs HTTP/1.1\r\nHost: {server.Address.Authority}\r\nContent-Type: {type}\r\nContent-Length: {Body.Length}\r\nConnection: close\r\n\r\n{Body}"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_refused()
    {
        using var content = new StringContent("{\"yaml\": \"" + new string('x', 1 << 20) + "\"}", Encoding.UTF8, "application/json");
        using var response = await server.Client.PostAsync(new Uri("/api/v1/scenarios/validate", UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Hostile_text_is_answered_with_a_problem()
    {
        var bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + string.Concat("bcdefghi".Select((name, place) =>
            $"{name}: &{name} [{string.Join(", ", Enumerable.Repeat($"*{"abcdefgh"[place]}", 9))}]\n"));
        foreach (var yaml in new[] { bomb, "title: " + new string('[', 100_000), "title: " + new string('{', 100_000), "? " + new string('-', 1000) })
        {
            var validation = await server.Post("/scenarios/validate", new { yaml }, HttpStatusCode.OK);
            Assert.False(validation.GetProperty("valid").GetBoolean());
            Assert.NotEqual(0, validation.GetProperty("problems").GetArrayLength());
        }
    }

    [Fact]
    public async Task Every_answer_tells_browsers_to_load_nothing_from_elsewhere()
    {
        foreach (var path in new[] { "/", "/run/anything", "/api/v1/server", "/api/v1/nothing", "/healthz" })
        {
            using var response = await server.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.StartsWith("default-src 'none'; script-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("same-origin", response.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
            Assert.Equal("same-origin", response.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        }
    }

    [Fact]
    public async Task An_address_that_other_machines_reach_needs_a_token() => await Assert.ThrowsAsync<ArgumentException>(
        () => StanceSim.Server.Api.ApiServer.Start(new StanceSim.Server.Api.ApiSettings { Runs = server.Runs }, new IPEndPoint(IPAddress.Any, 0), TestContext.Current.CancellationToken));

    [Fact]
    public async Task With_a_token_nobody_is_let_in_without_it_and_the_launch_address_works_once()
    {
        const string Token = "0123456789abcdef";
        await using var guarded = await server.Start(settings => settings with { Token = Token });
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = guarded.Address };
        var stop = TestContext.Current.CancellationToken;

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(new Uri("/api/v1/runs", UriKind.Relative), stop)).StatusCode);
        Assert.True(await Session(client, "required"));
        var launch = guarded.LaunchAddress;
        var first = await client.GetAsync(launch, stop);
        Assert.Equal((HttpStatusCode.Redirect, "/"), (first.StatusCode, first.Headers.Location?.ToString()));
        Assert.Contains("httponly", first.Headers.GetValues("Set-Cookie").Single(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", first.Headers.GetValues("Set-Cookie").Single(), StringComparison.OrdinalIgnoreCase);
        Assert.True(await Session(client, "open"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/api/v1/runs", UriKind.Relative), stop)).StatusCode);
        using var other = new HttpClient { BaseAddress = guarded.Address };
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.GetAsync(launch, stop)).StatusCode);
        other.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync(new Uri("/api/v1/runs", UriKind.Relative), stop)).StatusCode);
        other.DefaultRequestHeaders.Authorization = new("Bearer", Token[..^1] + "x");
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.GetAsync(new Uri("/api/v1/runs", UriKind.Relative), stop)).StatusCode);
    }

    private static async Task<bool> Session(HttpClient client, string member)
    {
        var text = await client.GetStringAsync(new Uri("/api/v1/session", UriKind.Relative), TestContext.Current.CancellationToken);
        return JsonDocument.Parse(text).RootElement.GetProperty(member).GetBoolean();
    }

    /// <summary>Sends bytes as they stand, which no client would, and reads the answer, or its first line where the connection stays open.</summary>
    private async Task<string> Raw(string request)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, server.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return request.Contains("Connection: close", StringComparison.Ordinal)
            ? await reader.ReadToEndAsync(TestContext.Current.CancellationToken)
            : await reader.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";
    }
}
