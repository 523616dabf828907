using System.Net;
using StanceSim.Grains.Runs;
using StanceSim.Server.Tests.Api;

namespace StanceSim.Server.Tests.Live;

/// <summary>More messages than may wait for a tick are refused, and cost neither the run nor the tab anything.</summary>
public sealed class WaitingMessagesTests(TestServer server)
{
    private static readonly object Message = new { kind = "condemn", sender = "LTU", addressees = new[] { "BLR" }, issue = "sanctions", position = 0.9 };

    [Fact]
    public async Task One_too_many_is_refused_until_the_run_has_gone_on()
    {
        var id = await server.Launch(new { scenario = "belarus-2020", paused = true, again = true });
        await using var tab = await Tab.Open(server, id);
        await tab.Send("step", new { ticks = 1 });
        await tab.Frame(frame => frame.Tick == 1);
        await Parallel.ForEachAsync(Enumerable.Range(0, LiveRun.MostWaiting), TestContext.Current.CancellationToken, async (_, _) =>
            await server.Post($"/runs/{id}/messages", Message, HttpStatusCode.Accepted));

        var refused = await server.Post($"/runs/{id}/messages", Message, HttpStatusCode.TooManyRequests);
        Assert.EndsWith("/too-many-waiting", refused.GetProperty("type").GetString(), StringComparison.Ordinal);
        var told = (await tab.Send("inject", new { message = Message })).GetProperty("problem");
        Assert.Equal(429, told.GetProperty("status").GetInt32());
        await server.Post($"/runs/{id}/parameters", new { path = "model.persuasion", value = 0.5 }, HttpStatusCode.Accepted);

        await tab.Send("step", new { ticks = 1 });
        await tab.Frame(frame => frame.Tick == 2);
        Assert.Equal(2, (await server.Get($"/runs/{id}/messages?actor=LTU&fromTick=2&toTick=2&limit=1000")).GetProperty("messages").EnumerateArray()
            .First(message => message.GetProperty("injected").GetBoolean()).GetProperty("sent").GetInt32());
        await server.Post($"/runs/{id}/messages", Message, HttpStatusCode.Accepted);
        Assert.Equal("paused", (await server.Get($"/runs/{id}")).GetProperty("status").GetString());
    }
}
