using System.Net;

namespace StanceSim.Server.Tests.Api.Runs;

/// <summary>Traces name a run by its hash; it can be asked for by that.</summary>
public sealed class RunByHashTests(TestServer server)
{
    [Fact]
    public async Task A_run_is_found_by_its_hash_while_no_other_has_it()
    {
        var id = await server.Launch(new { scenario = "hello", seed = "4711" });
        await server.Finished(id);
        var hash = (await server.Get($"/runs/{id}")).GetProperty("hash").GetString()!;

        Assert.Equal(id, (await server.Get($"/runs/{hash}")).GetProperty("id").GetString());
        Assert.NotEqual(0, (await server.Get($"/runs/{hash}/messages?limit=1")).GetProperty("total").GetInt32());

        var other = await server.Launch(new { scenario = "hello", seed = "4711", again = true });
        await server.Finished(other);
        using var answer = await server.Client.GetAsync(new Uri($"/api/v1/runs/{hash}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(other, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_was_interfered_with_is_found_by_the_hash_it_began_with()
    {
        var id = await server.Launch(new { scenario = "belarus-2020", seed = "4712", paused = true });
        var began = (await server.Get($"/runs/{id}")).GetProperty("hash").GetString()!;
        Assert.Equal(id, (await server.Get($"/runs/{began}")).GetProperty("id").GetString());
        await server.Post($"/runs/{id}/parameters", new { path = "model.persuasion", value = 0.5 }, HttpStatusCode.Accepted);
        await server.Post($"/runs/{id}/commands", new { command = "play" }, HttpStatusCode.OK);
        await server.Finished(id);

        Assert.Equal(id, (await server.Get($"/runs/{began}")).GetProperty("id").GetString());
    }
}
