using System.Net;
using System.Text.Json;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Runs;
using StanceSim.Server.Live;
using StanceSim.Server.Tests.Api;

namespace StanceSim.Server.Tests.Live;

/// <summary>A run that people watch and steer, over a real socket.</summary>
public sealed class LiveSocketTests(TestServer server)
{
    [Fact]
    public async Task A_paused_run_steps_plays_and_ends_as_told()
    {
        var id = await server.Launch(new { scenario = "belarus-2020", paused = true, again = true });
        await using var tab = await Tab.Open(server, id);

        var first = await tab.Frame(frame => frame.Tick == 0);
        Assert.Equal((FrameKind.Live, 45), (first.Kind, first.Positions.Length));
        Assert.Equal("done", (await tab.Send("step", new { ticks = 3 })).GetProperty("event").GetString());
        await tab.Frame(frame => frame.Tick == 3);
        var detail = await server.Get($"/runs/{id}");
        Assert.Equal(("paused", 3), (detail.GetProperty("status").GetString(), detail.GetProperty("tick").GetInt32()));
        await tab.Send("play", new { ticksPerSecond = (double?)null });
        var over = await tab.Event(happening => happening.GetProperty("event").GetString() == "finished");
        Assert.Equal(("finished", 52), (over.GetProperty("status").GetString(), over.GetProperty("tick").GetInt32()));
        var refused = await tab.Send("pause");
        Assert.Equal(("problem", 409), (refused.GetProperty("event").GetString(), refused.GetProperty("problem").GetProperty("status").GetInt32()));
    }

    [Fact]
    public async Task A_sought_frame_comes_once_and_live_frames_wait_until_they_are_followed_again()
    {
        var id = await server.Launch(new { scenario = "belarus-2020", paused = true, again = true });
        await using var tab = await Tab.Open(server, id);
        await tab.Send("step", new { ticks = 10 });
        await tab.Frame(frame => frame.Tick == 10);

        await tab.Send("seek", new { tick = 4 });
        var sought = await tab.Frame(frame => frame.Kind == FrameKind.Seek);
        Assert.Equal(4u, sought.Tick);
        await tab.Send("step", new { ticks = 2 });
        await tab.Send("watch", new { issue = "force", framesPerSecond = 30 });
        await tab.Send("follow");
        var next = await tab.Frame(_ => true);
        Assert.Equal(FrameKind.Live, next.Kind);
        Assert.NotEqual(0, next.Issue);
        Assert.Equal(404, (await tab.Send("seek", new { tick = 40 })).GetProperty("problem").GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Speed_is_told_to_everybody_and_out_of_range_is_refused()
    {
        var id = await server.Launch(new { scenario = "belarus-2020", paused = true, again = true });
        await using Tab one = await Tab.Open(server, id), other = await Tab.Open(server, id);

        await one.Send("speed", new { ticksPerSecond = 4 });
        var state = await other.Event(happening =>
            happening.GetProperty("event").GetString() == "state" && happening.GetProperty("ticksPerSecond").ValueKind == JsonValueKind.Number);
        Assert.Equal((4.0, 2), (state.GetProperty("ticksPerSecond").GetDouble(), state.GetProperty("viewers").GetInt32()));
        Assert.Equal(422, (await one.Send("speed", new { ticksPerSecond = 5000 })).GetProperty("problem").GetProperty("status").GetInt32());
        Assert.Equal(400, (await one.Send("dance")).GetProperty("problem").GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Eight_tabs_on_one_run_all_get_its_last_frame_and_its_end()
    {
        var id = await server.Launch(new { scenario = "belarus-2020", paused = true, again = true });
        var tabs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Tab.Open(server, id)));
        await tabs[0].Send("play", new { ticksPerSecond = (double?)null });

        foreach (var tab in tabs)
        {
            await tab.Frame(frame => frame.Tick == 52);
            await tab.Event(happening => happening.GetProperty("event").GetString() == "finished");
            await tab.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_stopped_run_keeps_the_ticks_that_were_done()
    {
        var id = await server.Launch(new { scenario = "belarus-2020", paused = true, again = true });
        await using var tab = await Tab.Open(server, id);
        await tab.Send("step", new { ticks = 5 });
        await tab.Frame(frame => frame.Tick == 5);
        await tab.Send("stop");

        await tab.Event(happening => happening.GetProperty("event").GetString() == "finished");
        var detail = await server.Get($"/runs/{id}");
        Assert.Equal(("interrupted", 5), (detail.GetProperty("status").GetString(), detail.GetProperty("ticks").GetInt32()));
        Assert.Equal((5, true), RunResults.Open(Path.Combine(server.Runs, id)).Manifest is var manifest ? (manifest.Ticks, manifest.IsStopped) : default);
        Assert.Empty(await Replayed(id));
    }

    [Fact]
    public async Task An_unknown_run_closes_the_socket_with_a_code_of_its_own()
    {
        await using var tab = await Tab.Open(server, "no-such-run");

        Assert.Equal(4404, await tab.Closed());
    }

    [Fact]
    public async Task What_people_did_to_a_run_gives_the_same_bytes_when_it_is_done_again()
    {
        var id = await server.Launch(new { scenario = "belarus-2020", paused = true, again = true });
        await using var tab = await Tab.Open(server, id);
        await tab.Send("step", new { ticks = 4 });
        await tab.Frame(frame => frame.Tick == 4);
        var injected = (await tab.Send("inject", new { message = new { kind = "condemn", sender = "LTU", addressees = new[] { "BLR" }, issue = "sanctions", position = 0.9 } })).GetProperty("result");
        var changed = (await tab.Send("set", new { path = "model.persuasion", value = 0.5 })).GetProperty("result");
        Assert.Equal((5, 5), (injected.GetProperty("tick").GetInt32(), changed.GetProperty("tick").GetInt32()));
        Assert.Equal((2.5, 0.5), (changed.GetProperty("before").GetDouble(), changed.GetProperty("value").GetDouble()));
        await tab.Send("play", new { ticksPerSecond = (double?)null });
        await tab.Event(happening => happening.GetProperty("event").GetString() == "finished");

        Assert.Empty(await Replayed(id));
        Assert.Equal(2, (await server.Get($"/runs/{id}")).GetProperty("intervened").GetArrayLength());
        Assert.Equal("injected-LTU@5", (await server.Get($"/runs/{id}/messages?actor=LTU&fromTick=5&toTick=5")).GetProperty("messages").EnumerateArray()
            .Single(message => message.GetProperty("injected").GetBoolean()).GetProperty("id").GetString()![..14]);
    }

    [Fact]
    public async Task Bad_interventions_are_refused_with_every_problem()
    {
        var id = await server.Launch(new { scenario = "belarus-2020", paused = true, again = true });

        var message = await server.Post($"/runs/{id}/messages", new { kind = "condem", sender = "LTX", issue = "sanctions", position = 7 }, HttpStatusCode.UnprocessableEntity);
        Assert.True(message.GetProperty("problems").GetArrayLength() >= 3, message.ToString());
        await server.Post($"/runs/{id}/parameters", new { path = "parameters.nothing", value = 1 }, HttpStatusCode.UnprocessableEntity);
        await server.Post($"/runs/{id}/parameters", new { path = "model.persuasion", value = -1e9 }, HttpStatusCode.UnprocessableEntity);
        await server.Post($"/runs/{await server.Belarus()}/parameters", new { path = "model.persuasion", value = 1 }, HttpStatusCode.Conflict);
    }

    /// <summary>Does a run again from its folder alone, on the plain engine, and returns the files that came out otherwise.</summary>
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
