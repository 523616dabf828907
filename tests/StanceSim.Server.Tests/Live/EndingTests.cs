using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Server.Api;
using StanceSim.Server.Tests.Api;

namespace StanceSim.Server.Tests.Live;

/// <summary>Neither a server that stops nor a viewer that takes nothing costs a run what it did.</summary>
public sealed class EndingTests(TestServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_that_goes_on_when_the_server_stops_can_be_finished_from_its_folder()
    {
        var runs = server.Runs + "-left";
        string id;
        await using (var stopping = await server.Start(settings => settings with { Runs = runs, CheckpointEvery = TimeSpan.Zero }))
        {
            using var client = new HttpClient { BaseAddress = stopping.Address };
            id = await Launch(client);
            using var socket = await Watch(stopping, id);
            using var step = await client.PostAsJsonAsync(new Uri($"/api/v1/runs/{id}/commands", UriKind.Relative), new { command = "step", ticks = 7 }, Stop);
            await Frame(socket, tick: 7);
        }

        var (recorder, _) = RunRecorder.Resume(Path.Combine(runs, id));
        await using (recorder)
        {
            Assert.Equal(7, recorder!.Plan.From!.Tick); // a checkpoint was taken after every tick
            Assert.Equal(52, (await recorder.Record(new LocalEngine(), cancellation: Stop)).Manifest.Ticks);
        }
    }

    [Fact]
    public async Task A_viewer_that_takes_nothing_holds_nobody_up()
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        var id = await Launch(client);
        using var deaf = new ClientWebSocket();
        await deaf.ConnectAsync(new Uri($"ws://{server.Address.Authority}/api/v1/live?run={id}"), Stop);
        for (var turn = 0; turn < 2_000; turn++)
        {
            // More events than may wait for a viewer.
            using var speed = await client.PostAsJsonAsync(new Uri($"/api/v1/runs/{id}/commands", UriKind.Relative), new { command = "speed", ticksPerSecond = 1 + (turn % 2) }, Stop);
            Assert.True(speed.IsSuccessStatusCode);
        }

        using var fast = await client.PostAsJsonAsync(new Uri($"/api/v1/runs/{id}/commands", UriKind.Relative), new { command = "play", ticksPerSecond = (double?)null }, Stop);
        await TestServer.Finished(client, id);
    }

    private static async Task<string> Launch(HttpClient client)
    {
        using var launched = await client.PostAsJsonAsync(new Uri("/api/v1/runs", UriKind.Relative), new { scenario = "belarus-2020", paused = true, again = true }, Stop);
        return JsonDocument.Parse(await launched.Content.ReadAsByteArrayAsync(Stop)).RootElement.GetProperty("id").GetString()!;
    }

    private static async Task<ClientWebSocket> Watch(ApiServer server, string id)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{server.Address.Authority}/api/v1/live?run={id}"), Stop);
        return socket;
    }

    private static async Task Frame(ClientWebSocket socket, int tick)
    {
        var buffer = new byte[1 << 20];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), Stop);
            if (part.MessageType == WebSocketMessageType.Binary && BitConverter.ToUInt32(buffer, 4) == tick)
            {
                return;
            }
        }
    }
}
