using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Api.Errors;
using StanceSim.Server.Api.Shapes;

namespace StanceSim.Server.Live;

/// <summary>The WebSocket of one tab: commands come up one after another, events and frames go down.</summary>
internal sealed class LiveSocket(WebSocket socket, RunEntry entry, TimeProvider time, ILogger log)
{
    /// <summary>Bytes in a command, at most.</summary>
    private const int MostBytes = 1 << 16;

    /// <summary>How long the other side may take to say goodbye.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Viewer viewer = new(entry.Watched, time);

    /// <summary>Serves it until either side goes.</summary>
    /// <param name="gone">The other side has gone.</param>
    /// <param name="stopping">The server goes.</param>
    public async Task Serve(CancellationToken gone, CancellationToken stopping)
    {
        var watched = entry.Watched;
        watched.Viewers.Add(viewer);
        watched.Viewers.TellState(watched.State);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(gone, stopping);
        try
        {
            var receiving = Receive(gone);
            var sending = viewer.Send(
                text => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, gone),
                frame => socket.SendAsync(frame, WebSocketMessageType.Binary, endOfMessage: true, gone).AsTask(),
                over.Token);
            await Task.WhenAny(sending, receiving);
            await over.CancelAsync();
            await End(sending);
            await socket.CloseOutputAsync(
                stopping.IsCancellationRequested ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.NormalClosure, null, gone);
            await End(receiving);
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            // However it ended, the run goes on, and the tab comes back by itself.
        }
        finally
        {
            watched.Viewers.Remove(viewer);
            watched.Viewers.TellState(watched.State);
        }
    }

    /// <summary>Waits a while for one direction to end by itself; how it ended does not matter any more.</summary>
    private async Task End(Task direction)
    {
        try
        {
            await direction.WaitAsync(Patience, time);
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException or InvalidOperationException or TimeoutException)
        {
            if (ended is TimeoutException)
            {
                socket.Abort();
            }
        }
    }

    private async Task Receive(CancellationToken cancellation)
    {
        var buffer = new byte[MostBytes];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                if (length == buffer.Length)
                {
                    throw new WebSocketException("A command is too long.");
                }

                part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellation);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            if (Obey(buffer.AsSpan(0, length)) is { } reply)
            {
                viewer.Tell(ApiJson.Serialize(reply));
            }
        }
    }

    /// <summary>Does a command, and says how it went: always when it went wrong, and when it was asked to.</summary>
    private object? Obey(ReadOnlySpan<byte> text)
    {
        LiveCommand? command = null;
        try
        {
            command = JsonSerializer.Deserialize<LiveCommand>(text, ApiJson.Options) ?? throw new JsonException("It is null.");
            var result = CommandDesk.Execute(entry, viewer, command);
            return command.Request is { } request ? new DoneEvent(request, result) : null;
        }
        catch (JsonException broken)
        {
            return new ProblemEvent(null, ProblemJson.Of(Refuse.Query("The command is no JSON that is understood.", broken.Message), null));
        }
        catch (Exception failure)
        {
            // A command that fails, for whatever reason, costs the tab neither its socket nor the run.
            return new ProblemEvent(command?.Request, ProblemJson.Of(ProblemAnswers.RefusalOf(failure, log, "WebSocket", command?.Command), null));
        }
    }
}
