using System.Net;
using System.Text.Json;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Runs;
using StanceSim.Server.Tests.Live;

namespace StanceSim.Server.Tests.Api.Runs;

/// <summary>Forks over HTTP: the frames before are the parent's, those after are their own, and the folder tells it all.</summary>
public sealed class ForkEndpointTests(TestServer server)
{
    [Fact]
    public async Task A_fork_shows_its_parents_frames_until_it_goes_its_own_way()
    {
        var parent = await server.Belarus();
        var fork = await Fork(parent, new { tick = 12, change = new { kind = "parameter", path = "parameters.westernResolve", value = 0.05 } });
        await server.Finished(fork.Id);
        var (before, after) = (await Positions(parent), await Positions(fork.Id));

        Assert.Equal(before.Select(series => series[..13]), after.Select(series => series[..13]));
        Assert.NotEqual(before.Select(series => series[^1]), after.Select(series => series[^1]));
        var comparison = await server.Get($"/compare?a={parent}&b={fork.Id}");
        Assert.True(comparison.GetProperty("divergence").GetProperty("tick").GetInt32() > 12);
        // What was decided before the fork stands in the parent's folder alone, and is no difference.
        Assert.True(comparison.GetProperty("parted").GetInt32() > 12);
        Assert.Contains("westernResolve", fork.Detail.GetProperty("parent").GetProperty("change").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fork_is_known_by_its_folder_alone()
    {
        var parent = await server.Belarus();
        var fork = await Fork(parent, new
        {
            tick = 23,
            remove = new[] { "r63-usa" },
            add = new[] { new { sender = "LTU", kind = "demand", addressees = new[] { "EU" }, issue = "sanctions", position = 0.9 } },
        });
        await server.Finished(fork.Id);
        var detail = await server.Get($"/runs/{fork.Id}");

        Assert.Equal((parent, 23), (detail.GetProperty("parent").GetProperty("run").GetString(), detail.GetProperty("parent").GetProperty("tick").GetInt32()));
        Assert.Equal(["omit", "message"], detail.GetProperty("intervened").EnumerateArray().Select(change => change.GetProperty("kind").GetString()));
        Assert.StartsWith("injected-LTU@23", detail.GetProperty("intervened")[1].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(server.Runs, ".stancesim")));
        Assert.Empty(await Replayed(fork.Id));
    }

    [Fact]
    public async Task What_is_done_to_a_fork_that_waits_where_it_begins_takes_effect_with_its_first_frame()
    {
        var fork = await Fork(await server.Belarus(), new { tick = 10, paused = true });
        await using var tab = await Tab.Open(server, fork.Id);
        await tab.Frame(frame => frame.Tick == 10);

        var injected = (await tab.Send("inject", new { message = new { kind = "condemn", sender = "LTU", addressees = new[] { "BLR" } } })).GetProperty("result");
        var changed = (await tab.Send("set", new { path = "model.persuasion", value = 0.5 })).GetProperty("result");
        await tab.Send("play", new { ticksPerSecond = (double?)null });
        await tab.Event(happening => happening.GetProperty("event").GetString() == "finished");

        var manifest = RunResults.Open(Path.Combine(server.Runs, fork.Id)).Manifest;
        Assert.Equal((11, 11), (injected.GetProperty("tick").GetInt32(), changed.GetProperty("tick").GetInt32()));
        Assert.Equal([11, 11], manifest.Injections.Select(injection => injection.Tick).Concat(manifest.Settings.Select(setting => setting.Tick)));
        Assert.Empty(await Replayed(fork.Id));
    }

    [Fact]
    public async Task A_run_that_goes_on_can_be_forked_where_it_is()
    {
        var id = await server.Launch(new { scenario = "belarus-2020", paused = true, again = true });
        await using var tab = await Tab.Open(server, id);
        await tab.Send("step", new { ticks = 6 });
        await tab.Frame(frame => frame.Tick == 6);

        var fork = await Fork(id, new { tick = 4, set = new[] { new { path = "model.persuasion", value = "0.5" } } });
        await server.Finished(fork.Id);

        Assert.Equal(id, fork.Detail.GetProperty("parent").GetProperty("run").GetString());
        Assert.Empty(await Replayed(fork.Id));
    }

    [Theory]
    [InlineData("""{"tick": 400}""", 422)]
    [InlineData("""{"change": {"kind": "omit", "message": "r63-usa"}}""", 400)]
    [InlineData("""{"tick": 12, "remove": ["r63-uss"]}""", 422)]
    [InlineData("""{"tick": 12, "change": {"kind": "dance"}}""", 400)]
    [InlineData("""{"tick": 12, "set": [{"path": "model.persuasion", "value": "much"}]}""", 422)]
    [InlineData("""{"tick": 12, "add": [{"kind": "condem", "sender": "LTX"}]}""", 422)]
    public async Task What_cannot_be_forked_is_refused_with_the_reason(string order, int status)
    {
        var parent = await server.Belarus();
        var problem = await server.Post($"/runs/{parent}/forks", JsonDocument.Parse(order).RootElement, (HttpStatusCode)status);

        Assert.NotEqual(0, problem.GetProperty("title").GetString()!.Length);
    }

    private async Task<(string Id, JsonElement Detail)> Fork(string parent, object order)
    {
        var detail = await server.Post($"/runs/{parent}/forks", order, HttpStatusCode.Created);
        return (detail.GetProperty("id").GetString()!, detail);
    }

    private async Task<double[][]> Positions(string id) =>
        [.. (await server.Get($"/runs/{id}/stances?issue=sanctions")).GetProperty("series").EnumerateArray()
            .Select(series => series.GetProperty("values").EnumerateArray().Select(value => value.GetDouble()).ToArray())];

    private async Task<string[]> Replayed(string id)
    {
        var scratch = Directory.CreateTempSubdirectory("stancesim-again-").FullName;
        try
        {
            var run = RunResults.Open(Path.Combine(server.Runs, id));
            return [.. (await Replay.Of(run, new LocalEngine(), Path.Combine(scratch, "run"), cancellation: TestContext.Current.CancellationToken)).Differing];
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }
}
