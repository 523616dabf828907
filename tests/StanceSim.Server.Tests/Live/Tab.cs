using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using StanceSim.Server.Live;
using StanceSim.Server.Tests.Api;

namespace StanceSim.Server.Tests.Live;

/// <summary>What one tab of a browser does: a WebSocket on one run.</summary>
internal sealed class Tab : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private long request;

    private Tab()
    {
    }

    /// <summary>Frames that came while something else was waited for.</summary>
    public List<LiveFrame> Frames { get; } = [];

    /// <summary>Events that came while something else was waited for.</summary>
    public List<JsonElement> Events { get; } = [];

    public static async Task<Tab> Open(TestServer server, string run)
    {
        var tab = new Tab();
        tab.socket.Options.SetRequestHeader("Origin", server.Address.ToString().TrimEnd('/'));
        await tab.socket.ConnectAsync(new Uri($"ws://{server.Address.Authority}/api/v1/live?run={run}"), TestContext.Current.CancellationToken);
        return tab;
    }

    /// <summary>Sends a command and waits for its reply.</summary>
    public async Task<JsonElement> Send(string command, object? more = null)
    {
        var number = ++request;
        var all = new Dictionary<string, object?> { ["command"] = command, ["request"] = number };
        foreach (var property in more is null ? [] : JsonSerializer.SerializeToElement(more).EnumerateObject().ToArray())
        {
            all[property.Name] = property.Value;
        }

        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(all), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        return await Event(happening => happening.TryGetProperty("request", out var of) && of.ValueKind == JsonValueKind.Number && of.GetInt64() == number);
    }

    /// <summary>Waits for an event; earlier ones that came already count.</summary>
    public async Task<JsonElement> Event(Func<JsonElement, bool> isWanted)
    {
        while (true)
        {
            var place = Events.FindIndex(happening => isWanted(happening));
            if (place >= 0)
            {
                var found = Events[place];
                Events.RemoveRange(0, place + 1);
                return found;
            }

            await Receive();
        }
    }

    public Task<JsonElement> State(string status) =>
        Event(happening => happening.GetProperty("event").GetString() == "state" && happening.GetProperty("status").GetString() == status);

    /// <summary>Waits for a frame; those before it are dropped.</summary>
    public async Task<LiveFrame> Frame(Func<LiveFrame, bool> isWanted)
    {
        while (true)
        {
            var place = Frames.FindIndex(frame => isWanted(frame));
            if (place >= 0)
            {
                var found = Frames[place];
                Frames.RemoveRange(0, place + 1);
                return found;
            }

            await Receive();
        }
    }

    /// <summary>Waits until the server closes, and tells with which code.</summary>
    public async Task<int> Closed()
    {
        while (socket.State == WebSocketState.Open)
        {
            await Receive();
        }

        return (int?)socket.CloseStatus ?? 0;
    }

    public async ValueTask DisposeAsync()
    {
        if (socket.State == WebSocketState.Open)
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }

        socket.Dispose();
    }

    private async Task Receive()
    {
        var (buffer, length) = (new byte[1 << 20], 0);
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(length), TestContext.Current.CancellationToken);
            length += part.Count;
        }
        while (!part.EndOfMessage);
        if (part.MessageType == WebSocketMessageType.Binary)
        {
            Frames.Add(LiveFrame.Decode(buffer.AsSpan(0, length)) ?? throw new InvalidOperationException("A frame of another version came."));
        }
        else if (part.MessageType == WebSocketMessageType.Text)
        {
            Events.Add(JsonDocument.Parse(Encoding.UTF8.GetString(buffer, 0, length)).RootElement);
        }
    }
}
