using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json;
using StanceSim.Experiments.Comparisons;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Server.Live;

namespace StanceSim.Server.Tests.Api.Runs;

/// <summary>Runs over HTTP hold what their folders hold.</summary>
public sealed class RunEndpointTests(TestServer server)
{
    [Fact]
    public async Task The_same_run_is_answered_from_its_folder_and_done_again_only_when_asked()
    {
        var first = await server.Belarus();
        using var again = await server.Client.PostAsJsonAsync(
            new Uri("/api/v1/runs", UriKind.Relative), new { scenario = "belarus-2020", seed = 2020 }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);

        var other = await server.Launch(new { scenario = "belarus-2020", seed = "2020", again = true });
        await server.Finished(other);
        Assert.NotEqual(first, other);
        Assert.Equal(FilesOf(first), FilesOf(other));
    }

    [Fact]
    public async Task A_run_is_listed_with_what_it_was_asked_for()
    {
        var id = await server.Launch(new { scenario = "hello", seed = "18446744073709551615", set = new[] { new { path = "model.persuasion", value = "0.5" } } });
        await server.Finished(id);
        var list = await server.Get("/runs?seed=18446744073709551615&text=persuasion");
        var run = list.GetProperty("runs").EnumerateArray().Single(run => run.GetProperty("id").GetString() == id);

        Assert.Equal(("finished", "18446744073709551615"), (run.GetProperty("status").GetString(), run.GetProperty("seed").GetString()));
        Assert.Equal("model.persuasion", run.GetProperty("settings")[0].GetProperty("path").GetString());
        Assert.Equal(JsonValueKind.Null, run.GetProperty("parent").ValueKind);
    }

    [Fact]
    public async Task Frames_are_the_positions_of_the_run_as_codes_from_any_byte_on()
    {
        var id = await server.Belarus();
        var whole = await Frames(id, null);
        var part = await Frames(id, new RangeHeaderValue(2 * 45 * 10, (2 * 45 * 12) - 1));
        var series = (await server.Get($"/runs/{id}/stances?issue=force")).GetProperty("series").EnumerateArray()
            .Select(one => one.GetProperty("values").EnumerateArray().Select(value => value.GetDouble()).ToArray()).ToArray();

        Assert.Equal(53 * 45, whole.Length);
        Assert.Equal(whole[(45 * 10)..(45 * 12)], part);
        Assert.All(Enumerable.Range(0, whole.Length), place =>
            Assert.Equal(PositionCode.Of(series[place % 45][place / 45], -1, 1), whole[place]));
    }

    [Fact]
    public async Task Stances_are_those_of_the_folder_to_the_last_bit()
    {
        var id = await server.Belarus();
        var expected = new List<double>();
        await foreach (var row in RunResults.Open(Path.Combine(server.Runs, id)).Stances())
        {
            if (row is { Actor: "LTU", Issue: "sanctions", Variable: "deterrence" })
            {
                expected.Add(row.Value);
            }
        }

        var answer = (await server.Get($"/runs/{id}/stances?actor=LTU&issue=sanctions&variable=deterrence")).GetProperty("series")[0];
        Assert.Equal(expected, answer.GetProperty("values").EnumerateArray().Select(value => value.GetDouble()));
    }

    [Fact]
    public async Task The_archive_holds_every_file_of_the_folder_as_it_is()
    {
        var id = await server.Belarus();
        await using var stream = await server.Client.GetStreamAsync(new Uri($"/api/v1/runs/{id}/archive", UriKind.Relative), TestContext.Current.CancellationToken);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, TestContext.Current.CancellationToken);
        using var archive = new ZipArchive(copy);
        var folder = Directory.CreateTempSubdirectory("stancesim-archive-").FullName;
        await archive.ExtractToDirectoryAsync(folder, TestContext.Current.CancellationToken);

        Assert.Empty(RunResults.Check(Path.Combine(folder, id)));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_finished_run_is_not_sent_twice()
    {
        var id = await server.Belarus();
        using var first = await server.Client.GetAsync(new Uri($"/api/v1/runs/{id}/decisions", UriKind.Relative), TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/v1/runs/{id}/decisions", UriKind.Relative));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task A_run_that_goes_on_is_removed_with_all_that_it_left()
    {
        var id = await server.Launch(new { scenario = "hello", paused = true, again = true });
        using var request = new HttpRequestMessage(HttpMethod.Delete, new Uri($"/api/v1/runs/{id}", UriKind.Relative)) { Content = JsonContent.Create(new { }) };
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.DoesNotContain(Directory.EnumerateDirectories(server.Runs), folder => Path.GetFileName(folder).StartsWith(id + ".", StringComparison.Ordinal));
        using var gone = await server.Client.GetAsync(new Uri($"/api/v1/runs/{id}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Two_runs_are_compared_where_they_part()
    {
        var one = await server.Belarus();
        var other = await server.Launch(new { scenario = "belarus-2020", set = new[] { new { path = "parameters.westernResolve", value = "0.05" } }, again = true });
        await server.Finished(other);
        var comparison = await server.Get($"/compare?a={one}&b={other}");
        var same = await server.Get($"/compare?a={one}&b={one}");

        Assert.Contains(comparison.GetProperty("settings").EnumerateArray(), pair => pair.GetProperty("path").GetString() == "parameters.westernResolve");
        Assert.Equal(JsonValueKind.Object, comparison.GetProperty("divergence").ValueKind);
        // The command line compares their folders and says the same.
        var told = await RunComparison.Of(RunResults.Open(Path.Combine(server.Runs, one)), RunResults.Open(Path.Combine(server.Runs, other)));
        var (first, parted) = (told.First!, comparison.GetProperty("divergence"));
        Assert.Equal(
            (first.Tick, first.Actor, first.Issue, first.Variable, first.Left, first.Right, first.Others),
            (parted.GetProperty("tick").GetInt32(), parted.GetProperty("actor").GetString()!, parted.GetProperty("issue").GetString()!, parted.GetProperty("variable").GetString()!,
                parted.GetProperty("a").GetDouble(), parted.GetProperty("b").GetDouble(), parted.GetProperty("others").GetInt32()));
        Assert.Equal(
            first.Reasons.Take(20).Select(reason => (reason.Source, reason.Message, reason.Left, reason.Right, string.Join(',', reason.Chain.Select(message => message.Id)))),
            parted.GetProperty("reasons").EnumerateArray().Select(reason => (
                reason.GetProperty("source").GetString(), reason.GetProperty("message").GetString(), Maybe(reason.GetProperty("a")), Maybe(reason.GetProperty("b")),
                string.Join(',', reason.GetProperty("chain").EnumerateArray().Select(id => id.GetString())))));
        Assert.Equal(
            told.Courses.Where(course => course.Variable == "position").Select(course => (course.Actor, course.Issue, course.MostTick, course.FirstTick)),
            comparison.GetProperty("differences").EnumerateArray().Where(difference => difference.GetProperty("firstAt").ValueKind != JsonValueKind.Null)
                .Select(difference => (difference.GetProperty("actor").GetString()!, difference.GetProperty("issue").GetString()!, difference.GetProperty("largestAt").GetInt32(), difference.GetProperty("firstAt").GetInt32())));
        var (regard, affinity) = (told.FirstAffinity!, comparison.GetProperty("affinity"));
        Assert.Equal(
            (regard.Tick, regard.Actor, regard.Other, regard.Left, regard.Right, regard.Others, regard.Reasons.Length),
            (affinity.GetProperty("tick").GetInt32(), affinity.GetProperty("actor").GetString()!, affinity.GetProperty("other").GetString()!, affinity.GetProperty("a").GetDouble(),
                affinity.GetProperty("b").GetDouble(), affinity.GetProperty("others").GetInt32(), affinity.GetProperty("reasons").GetArrayLength()));
        var (choice, decision) = (told.FirstDecision!, comparison.GetProperty("decision"));
        Assert.Equal(
            (choice.Tick, choice.Organisation, choice.Issue, choice.Left!.After, choice.Right!.After),
            (decision.GetProperty("tick").GetInt32(), decision.GetProperty("organisation").GetString()!, decision.GetProperty("issue").GetString()!,
                decision.GetProperty("a").GetProperty("after").GetDouble(), decision.GetProperty("b").GetProperty("after").GetDouble()));
        Assert.Equal(told.FirstTick, comparison.GetProperty("parted").GetInt32());
        Assert.All(["parted", "divergence", "affinity", "decision"], part => Assert.Equal(JsonValueKind.Null, same.GetProperty(part).ValueKind));
        Assert.Equal(0, same.GetProperty("settings").GetArrayLength());
    }

    private static double? Maybe(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();

    private FileChecksum[] FilesOf(string id) => [.. RunResults.Open(Path.Combine(server.Runs, id)).Manifest.Files];

    private async Task<short[]> Frames(string id, RangeHeaderValue? range)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/v1/runs/{id}/frames?issue=force", UriKind.Relative));
        request.Headers.Range = range;
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(range is null ? HttpStatusCode.OK : HttpStatusCode.PartialContent, response.StatusCode);
        return MemoryMarshal.Cast<byte, short>(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ToArray();
    }
}
