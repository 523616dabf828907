using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StanceSim.Observability.Tests.Receiving;

/// <summary>An OTLP receiver in this process: gRPC on one port, HTTP on another. Keeps the bytes that arrive.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Path, byte[] Body, IReadOnlyDictionary<string, string> Headers)> requests = new();

    private Receiver(WebApplication app) => this.app = app;

    /// <summary>Decides about the n-th request, from 0: what is written instead of the usual answer; null: the usual answer.</summary>
    public Func<int, HttpContext, Task<bool>>? Instead { get; set; }

    /// <summary>Bytes of the answer to a request that is taken; default: an empty response message.</summary>
    public byte[] Answer { get; set; } = [];

    public string Grpc => Address(0);

    public string Http => Address(1);

    public IReadOnlyList<(string Path, byte[] Body, IReadOnlyDictionary<string, string> Headers)> Requests => [.. requests];

    public IReadOnlyList<ReceivedSpan> Spans => [.. Of("trace").SelectMany(ReceivedSpan.In)];

    public IReadOnlyList<ReceivedLog> Logs => [.. Of("log").SelectMany(ReceivedLog.In)];

    public IReadOnlyList<string> Metrics => [.. Of("metric").SelectMany(ReceivedMetrics.In).Distinct()];

    public IReadOnlyList<(string Metric, string Attribute)> MetricAttributes => [.. Of("metric").SelectMany(ReceivedMetrics.AttributesIn).Distinct()];

    public string Endpoint(string protocol) => protocol == "grpc" ? Grpc : Http;

    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(receiver.Take);
        await app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync()
    {
        await Die();
        await app.DisposeAsync();
    }

    /// <summary>Stops listening, as a receiver that dies.</summary>
    public Task Die() => app.StopAsync(new CancellationToken(canceled: true));

    private async Task Take(HttpContext context)
    {
        var isGrpc = context.Request.ContentType == "application/grpc";
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer);
        var body = Plain(buffer.ToArray(), isGrpc, context.Request.Headers);
        if (Instead is { } instead && await instead(requests.Count, context))
        {
            return;
        }

        // The server uses its dictionary of headers again.
        requests.Enqueue((context.Request.Path, body, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString())));
        if (isGrpc)
        {
            context.Response.ContentType = "application/grpc";
            byte[] framed = [0, 0, 0, 0, (byte)Answer.Length, .. Answer];
            await context.Response.Body.WriteAsync(framed);
            context.Response.AppendTrailer("grpc-status", "0");
        }
        else
        {
            context.Response.ContentType = "application/x-protobuf";
            await context.Response.Body.WriteAsync(Answer);
        }
    }

    private static byte[] Plain(byte[] body, bool isGrpc, IHeaderDictionary headers)
    {
        var message = isGrpc ? body[5..] : body;
        var isCompressed = isGrpc ? body[0] == 1 : headers.ContentEncoding == "gzip";
        if (!isCompressed)
        {
            return message;
        }

        using var plain = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(message), CompressionMode.Decompress);
        gzip.CopyTo(plain);
        return plain.ToArray();
    }

    private IEnumerable<byte[]> Of(string signal) =>
        requests.Where(request => request.Path.Contains(signal, StringComparison.OrdinalIgnoreCase)).Select(request => request.Body);

    private string Address(int place) =>
        app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ElementAt(place);
}
