using System.Net;
using System.Net.Http.Headers;
using StanceSim.Server.Tests.Api;

namespace StanceSim.Server.Tests.Health;

/// <summary>What programs that watch a server ask it.</summary>
public sealed class ServerHealthTests(TestServer server)
{
    private const string Token = "0123456789abcdef";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/health/live", "live\n")]
    [InlineData("/health/ready", "ready\n")]
    public async Task It_says_that_it_lives_and_takes_work(string path, string answer) =>
        Assert.Equal(answer, await server.Client.GetStringAsync(new Uri(path, UriKind.Relative), Stop));

    [Fact]
    public async Task It_tells_what_runs_and_Orleans_count()
    {
        await server.Belarus();
        var figures = await server.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Stop);

        Assert.Matches("\nstancesim_ticks_done_total{[^}]*} [1-9]", figures);
        Assert.Contains("\norleans_", figures, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/health/nothing")]
    [InlineData("/metrics/nothing")]
    [InlineData("/cluster/orleans/no/such")]
    public async Task What_is_not_there_is_not_found_and_no_page(string path)
    {
        using var answer = await server.Client.GetAsync(new Uri(path, UriKind.Relative), Stop);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task With_a_token_figures_are_as_closed_as_the_API_and_health_is_open()
    {
        await using var guarded = await server.Start(settings => settings with { Token = Token, Runs = server.Runs + "-closed" });
        using var client = new HttpClient { BaseAddress = guarded.Address };
        foreach (var path in new[] { "/metrics", "/cluster/orleans/" })
        {
            using var refused = await client.GetAsync(new Uri(path, UriKind.Relative), Stop);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }

        Assert.Equal("ready\n", await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Stop));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var told = await client.GetAsync(new Uri("/metrics", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, told.StatusCode);
    }
}
