using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace StanceSim.Observability.Otlp;

/// <summary>Posts requests to a receiver, over HTTP or gRPC.</summary>
internal sealed class OtlpClient : IDisposable
{
    private const string GrpcType = "application/grpc";

    /// <summary>Compressed flag and length in front of a gRPC message.</summary>
    private const int GrpcPrefix = 5;

    /// <summary>An answer is read up to this many bytes.</summary>
    private const int LongestAnswer = 1 << 16;

    private static readonly TimeSpan PatienceToConnect = ExportPatience.WithSilence;

    private readonly OtlpTarget target;
    private readonly HttpClient http;

    public OtlpClient(OtlpTarget target)
    {
        this.target = target;
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = PatienceToConnect,
            AllowAutoRedirect = false,
            UseCookies = false,
            // Requests of telemetry are no part of anybody's trace.
            ActivityHeadersPropagator = null,
        };
        http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LongestAnswer };
    }

    /// <summary>Sends one request. Never throws for what a network or a receiver does.</summary>
    /// <param name="body">The request in protocol buffers.</param>
    /// <param name="patience">How long an answer may take.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<OtlpAnswer> Send(ReadOnlyMemory<byte> body, TimeSpan patience, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        either.CancelAfter(patience);
        try
        {
            using var request = RequestOf(body);
            using var response = await http.SendAsync(request, either.Token);
            var bytes = await response.Content.ReadAsByteArrayAsync(either.Token);
            return target.IsGrpc ? GrpcAnswer(response, bytes) : HttpAnswer(response, bytes);
        }
        catch (HttpRequestException failure)
        {
            return OtlpAnswer.Unreachable(failure.InnerException?.Message ?? failure.Message);
        }
        catch (IOException failure)
        {
            return OtlpAnswer.Unreachable(failure.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // A connection that is not made ends so as well, after a time of its own.
            return OtlpAnswer.Silent(ExportPatience.NoAnswerWithin(either.IsCancellationRequested ? patience : PatienceToConnect));
        }
    }

    public void Dispose() => http.Dispose();

    private HttpRequestMessage RequestOf(ReadOnlyMemory<byte> body)
    {
        var content = new ByteArrayContent(target.IsGrpc ? Framed(body) : target.Compresses ? Gzipped(body) : body.ToArray());
        var request = new HttpRequestMessage(HttpMethod.Post, target.Address) { Content = content };
        if (target.IsGrpc)
        {
            (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
            request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
            content.Headers.ContentType = new MediaTypeHeaderValue(GrpcType);
            if (target.Compresses)
            {
                request.Headers.Add("grpc-encoding", "gzip");
            }
        }
        else
        {
            content.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
            if (target.Compresses)
            {
                content.Headers.ContentEncoding.Add("gzip");
            }
        }

        foreach (var (name, value) in target.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private byte[] Framed(ReadOnlyMemory<byte> body)
    {
        var message = target.Compresses ? Gzipped(body) : body;
        var framed = new byte[GrpcPrefix + message.Length];
        framed[0] = target.Compresses ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt32BigEndian(framed.AsSpan(1), (uint)message.Length);
        message.CopyTo(framed.AsMemory(GrpcPrefix));
        return framed;
    }

    private static byte[] Gzipped(ReadOnlyMemory<byte> body)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
        {
            gzip.Write(body.Span);
        }

        return buffer.ToArray();
    }

    private static OtlpAnswer HttpAnswer(HttpResponseMessage response, byte[] body) => response.StatusCode switch
    {
        HttpStatusCode.OK or HttpStatusCode.Accepted or HttpStatusCode.NoContent => OtlpAnswer.Taken(body),
        HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout =>
            OtlpAnswer.Busy($"HTTP status {(int)response.StatusCode}"),
        var status => OtlpAnswer.Refused($"HTTP status {(int)status}"),
    };

    private static OtlpAnswer GrpcAnswer(HttpResponseMessage response, byte[] body)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return OtlpAnswer.Refused($"HTTP status {(int)response.StatusCode}");
        }

        var status = Header(response.TrailingHeaders, "grpc-status") ?? Header(response.Headers, "grpc-status");
        return status switch
        {
            "0" => OtlpAnswer.Taken(body.Length > GrpcPrefix ? body.AsSpan(GrpcPrefix) : []),
            // Cancelled, deadline exceeded, resource exhausted, aborted, out of range, unavailable, data loss: worth another try.
            "1" or "4" or "8" or "10" or "11" or "14" or "15" => OtlpAnswer.Busy($"gRPC status {status}"),
            null => OtlpAnswer.Refused("an answer without gRPC status"),
            _ => OtlpAnswer.Refused($"gRPC status {status}"),
        };
    }

    private static string? Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
