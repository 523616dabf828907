using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace StanceSim.Benchmarks.Server;

/// <summary>What a page does: starts runs, watches them, asks for frames.</summary>
internal sealed class ServerClient(Uri server) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = server };
    private ulong seed;

    /// <summary>Does a run to its end, watched by so many, and tells its seconds and its id.</summary>
    public async Task<(double Seconds, string Run)> RunToEnd(string yaml, int viewers, bool recordsChanges = false)
    {
        var run = await Start(yaml, recordsChanges);
        var sockets = await Task.WhenAll(Enumerable.Range(0, viewers).Select(_ => Connect(run)));
        var start = Stopwatch.GetTimestamp();
        using var play = await http.PostAsJsonAsync(new Uri($"/api/v1/runs/{run}/commands", UriKind.Relative), new { command = "play" });
        var watching = sockets.Select(socket => Receive(socket, text => text.Contains("\"finished\"", StringComparison.Ordinal))).ToArray();
        await Finish(run);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await Task.WhenAll(watching);
        foreach (var socket in sockets)
        {
            socket.Dispose();
        }

        return (seconds, run);
    }

    /// <summary>Has a run that waits do ticks one by one, and tells how many seconds each took from the command to its frame.</summary>
    public async Task<double[]> Step(string yaml, int count)
    {
        var run = await Start(yaml, recordsChanges: true);
        using var socket = await Connect(run);
        await ReceiveFrame(socket, 0);
        var waits = new double[count];
        for (var place = 0; place < count; place++)
        {
            var start = Stopwatch.GetTimestamp();
            await Send(socket, """{"command": "step"}""");
            await ReceiveFrame(socket, place + 1);
            waits[place] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        await Send(socket, """{"command": "stop"}""");
        await Receive(socket, text => text.Contains("\"finished\"", StringComparison.Ordinal));
        return waits;
    }

    /// <summary>Forks a run and tells how many seconds passed until the frame in which the fork goes its own way was shown.</summary>
    public async Task<double> Fork(string run, int tick, double value)
    {
        var start = Stopwatch.GetTimestamp();
        using var response = await http.PostAsJsonAsync(
            new Uri($"/api/v1/runs/{run}/forks", UriKind.Relative),
            new { tick, change = new { kind = "parameter", path = "model.persuasion", value } });
        var fork = await IdIn(response);
        using var socket = await Connect(fork);
        await ReceiveFrame(socket, tick + 1);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await Finish(fork);
        return seconds;
    }

    public void Dispose() => http.Dispose();

    private async Task Finish(string run)
    {
        using var events = await http.GetStreamAsync(new Uri($"/api/v1/runs/{run}/events", UriKind.Relative));
        using var reader = new StreamReader(events);
        while (await reader.ReadLineAsync() is { } line && !line.Contains("\"status\":\"finished\"", StringComparison.Ordinal))
        {
            // Only the end counts.
        }
    }

    private async Task<string> Start(string yaml, bool recordsChanges)
    {
        using var response = await http.PostAsJsonAsync(
            new Uri("/api/v1/runs", UriKind.Relative), new { yaml, name = "bench", seed = $"{++seed}", paused = true, recordsChanges });
        return await IdIn(response);
    }

    private static async Task<string> IdIn(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return document.RootElement.TryGetProperty("id", out var id)
            ? id.GetString() ?? ""
            : throw new InvalidOperationException(document.RootElement.ToString());
    }

    private static Task Send(ClientWebSocket socket, string command) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(command), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>Asks for frames here and there, one after another, and tells how many seconds each took.</summary>
    public async Task<double[]> Seek(string run, int ticks, int count)
    {
        using var socket = await Connect(run);
        await Receive(socket, text => text.Contains("\"state\"", StringComparison.Ordinal));
        var waits = new double[count];
        for (var place = 0; place < count; place++)
        {
            // Far jumps, the same in every run of the bench.
            var tick = (int)(place * 7919L % (ticks + 1));
            var start = Stopwatch.GetTimestamp();
            await Send(socket, $$"""{"command": "seek", "tick": {{tick}}}""");
            await ReceiveFrame(socket, tick, kind: 2);
            waits[place] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        return waits;
    }

    private async Task<ClientWebSocket> Connect(string run)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{server.Authority}/api/v1/live?run={run}"), CancellationToken.None);
        return socket;
    }

    private static async Task Receive(ClientWebSocket socket, Func<string, bool> isLast)
    {
        while (true)
        {
            var (type, bytes) = await Next(socket);
            if (type == WebSocketMessageType.Close || (type == WebSocketMessageType.Text && isLast(Encoding.UTF8.GetString(bytes))))
            {
                return;
            }
        }
    }

    /// <summary>Waits for a sought frame, or for a live one of that tick or a later one.</summary>
    private static async Task ReceiveFrame(ClientWebSocket socket, int tick, int kind = 1)
    {
        while (true)
        {
            var (type, bytes) = await Next(socket);
            if (type == WebSocketMessageType.Close || (type == WebSocketMessageType.Binary && bytes[0] == kind && BitConverter.ToUInt32(bytes, 4) is var shown && (kind == 1 ? shown >= tick : shown == tick)))
            {
                return;
            }
        }
    }

    private static async Task<(WebSocketMessageType Type, byte[] Bytes)> Next(ClientWebSocket socket)
    {
        var (buffer, length) = (new byte[1 << 16], 0);
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            length += part.Count;
        }
        while (!part.EndOfMessage);
        return (part.MessageType, buffer[..length]);
    }
}
