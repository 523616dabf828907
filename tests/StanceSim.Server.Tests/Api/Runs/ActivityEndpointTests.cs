using System.Net;
using System.Text.Json;
using StanceSim.Server.Tests.Live;

namespace StanceSim.Server.Tests.Api.Runs;

/// <summary>How many messages are sent when, and messages by id.</summary>
public sealed class ActivityEndpointTests(TestServer server)
{
    [Theory]
    [InlineData("")]
    [InlineData("triggersOnly=true&about=sanctions")]
    [InlineData("actor=LTU&role=sender")]
    [InlineData("datedOnly=true&fromTick=5&toTick=20")]
    [InlineData("kind=condemn")]
    public async Task Columns_count_what_is_listed(string filter)
    {
        var run = await server.Belarus();
        var messages = (await server.Get($"/runs/{run}/messages?limit=1000&{filter}")).GetProperty("messages").EnumerateArray().ToArray();
        var activity = await server.Get($"/runs/{run}/activity?{filter}");
        Assert.NotEmpty(messages);
        Assert.Equal(messages.Length, activity.GetProperty("total").GetInt32());
        var (from, to) = (activity.GetProperty("fromTick").GetInt32(), activity.GetProperty("toTick").GetInt32());
        Assert.Equal(1, activity.GetProperty("every").GetInt32());
        var expected = Enumerable.Range(from, to - from + 1).Select(tick => messages.Where(message => message.GetProperty("sent").GetInt32() == tick).ToArray()).ToArray();
        Assert.Equal(expected.Select(here => here.Length), Numbers(activity, "sent"));
        Assert.Equal(expected.Select(here => here.Sum(message => Math.Sign(message.GetProperty("intensity").GetDouble()))), Numbers(activity, "tone"));
    }

    [Fact]
    public async Task Stretches_of_several_ticks_hold_their_sums()
    {
        var run = await server.Belarus();
        var whole = Numbers(await server.Get($"/runs/{run}/activity"), "sent");
        var stretches = await server.Get($"/runs/{run}/activity?every=5");
        Assert.Equal(5, stretches.GetProperty("every").GetInt32());
        Assert.Equal(whole.Chunk(5).Select(chunk => chunk.Sum()), Numbers(stretches, "sent"));
    }

    [Theory]
    [InlineData("every=0", HttpStatusCode.BadRequest)]
    [InlineData("fromTick=60", HttpStatusCode.NotFound)]
    [InlineData("about=nothing", HttpStatusCode.NotFound)]
    public async Task What_makes_no_sense_is_refused(string query, HttpStatusCode expected)
    {
        var run = await server.Belarus();
        using var response = await server.Client.GetAsync(new Uri($"/api/v1/runs/{run}/activity?{query}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Messages_are_asked_for_by_id()
    {
        var run = await server.Belarus();
        var all = (await server.Get($"/runs/{run}/messages?limit=1000")).GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("id").GetString()!).ToArray();
        var named = await server.Get($"/runs/{run}/messages?id={all[7]}&id={all[2]}&id={all[7]}&id=unknown");
        Assert.Equal([all[2], all[7]], named.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task Flows_tell_the_intensity_of_their_messages()
    {
        var run = await server.Belarus();
        var flows = await server.Get($"/runs/{run}/flows?issue=sanctions&from=0&to=52");
        var intensities = (await server.Get($"/runs/{run}/messages?limit=1000")).GetProperty("messages").EnumerateArray()
            .ToDictionary(message => message.GetProperty("number").GetInt32(), message => message.GetProperty("intensity").GetDouble());
        var told = flows.GetProperty("intensity").EnumerateArray().Select(value => value.GetDouble()).ToArray();
        Assert.NotEmpty(told);
        Assert.Equal(Numbers(flows, "message").Select(number => intensities[number]), told);
    }

    [Fact]
    public async Task Movement_is_how_far_all_went_in_each_tick()
    {
        var run = await server.Belarus();
        var series = (await server.Get($"/runs/{run}/stances?issue=sanctions")).GetProperty("series").EnumerateArray()
            .Select(one => one.GetProperty("values").EnumerateArray().Select(value => value.GetDouble()).ToArray()).ToArray();
        var movement = await server.Get($"/runs/{run}/movement?issue=sanctions");
        var moved = movement.GetProperty("moved").EnumerateArray().Select(value => value.GetDouble()).ToArray();
        Assert.Equal((0, 51, 52), (movement.GetProperty("fromTick").GetInt32(), movement.GetProperty("toTick").GetInt32(), moved.Length));
        Assert.All(moved.Index(), tick => Assert.Equal(series.Sum(values => Math.Abs(values[tick.Index + 1] - values[tick.Index])), tick.Item, 1e-9));
        var stretches = (await server.Get($"/runs/{run}/movement?issue=sanctions&fromTick=2&every=10")).GetProperty("moved").EnumerateArray().Select(value => value.GetDouble());
        Assert.Equal(moved[2..].Chunk(10).Select(chunk => chunk.Sum()), stretches, (left, right) => Math.Abs(left - right) < 1e-9);
    }

    [Fact]
    public async Task A_run_that_has_done_no_tick_yet_has_moved_nowhere()
    {
        var run = await server.Launch(new { scenario = "hello", paused = true, again = true });
        await using var tab = await Tab.Open(server, run);
        await tab.Frame(frame => frame.Tick == 0);
        var movement = await server.Get($"/runs/{run}/movement?issue=release");
        Assert.Equal((-1, 0), (movement.GetProperty("toTick").GetInt32(), movement.GetProperty("moved").GetArrayLength()));
        Assert.Equal(0, (await server.Get($"/runs/{run}/activity")).GetProperty("toTick").GetInt32());
        await tab.Send("stop");
    }

    private static int[] Numbers(JsonElement answer, string column) => [.. answer.GetProperty(column).EnumerateArray().Select(value => value.GetInt32())];
}
