using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Cli.Remote;

/// <summary>A server that <c>serve</c> started, asked over its HTTP API. What it refuses is a <see cref="Failure"/> as a local run would have it.</summary>
internal sealed class RunServer : IDisposable
{
    private const string TokenVariable = "STANCESIM_TOKEN";
    private const string EventPrefix = "data: ";

    private readonly HttpClient client;

    public RunServer(Uri address)
    {
        client = new HttpClient { BaseAddress = address };
        if (Environment.GetEnvironmentVariable(TokenVariable) is { Length: > 0 } token)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim());
        }
    }

    /// <summary>The address that was typed after <c>--server</c>.</summary>
    public static Uri AddressOf(string typed) =>
        Uri.TryCreate(typed, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? new Uri(address.GetLeftPart(UriPartial.Authority))
            : throw Failure.WrongUsage($"--server {typed} is no address of a server.", "Give the one that stancesim serve printed, for example http://127.0.0.1:8080.");

    public async Task<JsonElement> Get(string path, CancellationToken cancellation)
    {
        using var response = await Answered(() => client.GetAsync(new Uri(path, UriKind.Relative), cancellation));
        return await Read(response, cancellation);
    }

    public async Task<JsonElement> Post(string path, byte[] json, CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await Answered(() => client.PostAsync(new Uri(path, UriKind.Relative), content, cancellation));
        return await Read(response, cancellation);
    }

    /// <summary>What happens to a run, until the server has nothing more to tell.</summary>
    public async IAsyncEnumerable<JsonElement> Events(string run, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var response = await Answered(() => client.GetAsync(
            new Uri($"/api/v1/runs/{run}/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellation));
        if (!response.IsSuccessStatusCode)
        {
            await Read(response, cancellation);
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (await Line(reader, cancellation) is { } line)
        {
            if (line.StartsWith(EventPrefix, StringComparison.Ordinal))
            {
                yield return Parse(Encoding.UTF8.GetBytes(line[EventPrefix.Length..]));
            }
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<HttpResponseMessage> Answered(Func<Task<HttpResponseMessage>> ask)
    {
        try
        {
            return await ask();
        }
        catch (HttpRequestException)
        {
            throw Failure.OfRun($"No server answers at {client.BaseAddress}.", "Start one with stancesim serve, or leave --server out.");
        }
    }

    /// <summary>The next line; null at the end, or when the server has gone.</summary>
    private static async Task<string?> Line(StreamReader reader, CancellationToken cancellation)
    {
        try
        {
            return await reader.ReadLineAsync(cancellation);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private async Task<JsonElement> Read(HttpResponseMessage response, CancellationToken cancellation)
    {
        var answer = Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
        return response.IsSuccessStatusCode ? answer : throw RefusalOf((int)response.StatusCode, answer);
    }

    private JsonElement Parse(byte[] bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes).RootElement;
        }
        catch (JsonException)
        {
            throw Failure.OfRun($"What answers at {client.BaseAddress} is no server of stancesim.", "Give the address that stancesim serve printed.");
        }
    }

    private static Failure RefusalOf(int status, JsonElement problem)
    {
        var (title, fix) = (problem.GetProperty("title").GetString() ?? "", problem.GetProperty("detail").GetString() ?? "See docs/api.md.");
        ImmutableArray<Problem> problems = [.. problem.GetProperty("problems").EnumerateArray().Select(ProblemIn)];
        return status switch
        {
            401 => Failure.WrongUsage(title, $"Put the server's token into {TokenVariable}."),
            _ when !problems.IsEmpty => Failure.InvalidScenario(problems),
            400 or 422 => Failure.InvalidInput(title, fix),
            _ => Failure.OfRun(title, fix),
        };
    }

    private static Problem ProblemIn(JsonElement json) => new(
        json.GetProperty("code").GetString() ?? "",
        json.GetProperty("file").GetString() ?? "",
        json.GetProperty("line").GetInt32(),
        json.GetProperty("column").GetInt32(),
        json.GetProperty("message").GetString() ?? "",
        json.GetProperty("fix").GetString() ?? "");
}
