using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StanceSim.Server.Access;
using StanceSim.Server.Api;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Api.Errors;
using StanceSim.Server.Api.Shapes;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Live;

/// <summary>Runs to watch and to steer: a WebSocket for pages, events for <c>curl -N</c>, single commands and interventions for programs.</summary>
internal static class LiveEndpoints
{
    /// <summary>How often those who watch without frames are told how far the run is.</summary>
    private const double TicksToldPerSecond = 5;

    public static void MapLive(this RouteGroupBuilder api)
    {
        api.MapGet("/live", Watch).ExcludeFromDescription();
        api.MapGet("/runs/{id}/events", Events).Produces<string>(StatusCodes.Status200OK, "text/event-stream");
        api.MapPost("/runs/{id}/commands", Command).Produces<DoneEvent>();
        api.MapPost("/runs/{id}/messages", Inject).Produces<Intervention>(StatusCodes.Status202Accepted);
        api.MapPost("/runs/{id}/parameters", Set).Produces<Intervention>(StatusCodes.Status202Accepted);
    }

    private static async Task Watch(
        HttpContext http, string? run, RunCatalogue runs, Sessions sessions, ApiSettings settings, ViewerCount count, IHostApplicationLifetime lifetime, ILogger<LiveSocket> log)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            throw Refuse.Query("This address is for WebSockets.", "For text alone, ask for /api/v1/runs/ID/events.");
        }

        using var place = count.Take();
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        if (!sessions.IsOpen(http.Request))
        {
            await socket.CloseAsync((WebSocketCloseStatus)4401, "There is no session.", http.RequestAborted);
            return;
        }

        RunEntry entry;
        try
        {
            entry = runs.Find(run ?? "");
        }
        catch (ApiException unknown)
        {
            await socket.CloseAsync((WebSocketCloseStatus)4404, unknown.Message, http.RequestAborted);
            return;
        }

        await entry.Journal.Ready(JournalPart.Stances);
        await entry.Journal.Ready(JournalPart.Events);
        await new LiveSocket(socket, entry, settings.Time, log).Serve(http.RequestAborted, lifetime.ApplicationStopping);
    }

    private static async Task Events(string id, HttpContext http, RunCatalogue runs, ApiSettings settings, ViewerCount count, IHostApplicationLifetime lifetime)
    {
        using var place = count.Take();
        var watched = runs.Find(id).Watched;
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        var viewer = new Viewer(watched, settings.Time);
        viewer.Watch(0, TicksToldPerSecond);
        watched.Viewers.Add(viewer);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            watched.Viewers.TellState(watched.State);
            await viewer.Send(
                async text =>
                {
                    await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($"data: {text}\n\n"), over.Token);
                    await http.Response.Body.FlushAsync(over.Token);
                },
                sendFrame: null,
                over.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // They have gone, or the server goes.
        }
        finally
        {
            watched.Viewers.Remove(viewer);
        }
    }

    private static DoneEvent Command(string id, LiveCommand command, RunCatalogue runs) =>
        new(command.Request ?? 0, CommandDesk.Execute(runs.Find(id), viewer: null, command));

    private static IResult Inject(string id, MessageRequest message, RunCatalogue runs) =>
        Results.Accepted($"/api/v1/runs/{id}", CommandDesk.Inject(runs.FindOngoing(id), message));

    private static IResult Set(string id, ParameterRequest parameter, RunCatalogue runs) =>
        Results.Accepted($"/api/v1/runs/{id}", CommandDesk.Set(runs.FindOngoing(id), parameter));
}
