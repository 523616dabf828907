using StanceSim.Experiments.Results.Reading;
using StanceSim.Server.Tests.Api;

namespace StanceSim.Server.Tests.Live;

/// <summary>What is kept of a run for questions is bounded; the run is not.</summary>
public sealed class JournalTests(TestServer server)
{
    [Fact]
    public async Task A_run_that_outgrows_its_journal_goes_on_and_is_recorded_whole()
    {
        await using var small = await server.Start(settings => settings with { JournalBytes = 100_000, Runs = server.Runs + "-small" });
        using var client = new HttpClient { BaseAddress = small.Address };
        var stop = TestContext.Current.CancellationToken;
        using var launched = await client.PostAsync(
            new Uri("/api/v1/runs", UriKind.Relative), new StringContent("""{"scenario": "belarus-2020"}""", System.Text.Encoding.UTF8, "application/json"), stop);
        var id = System.Text.Json.JsonDocument.Parse(await launched.Content.ReadAsByteArrayAsync(stop)).RootElement.GetProperty("id").GetString()!;
        await TestServer.Finished(client, id);

        Assert.Equal(52, RunResults.Open(Path.Combine(server.Runs + "-small", id)).Manifest.Ticks);
        using var asked = await client.GetAsync(new Uri($"/api/v1/runs/{id}/changes", UriKind.Relative), stop);
        Assert.Equal(409, (int)asked.StatusCode);
        Assert.Contains("journal-full", await asked.Content.ReadAsStringAsync(stop), StringComparison.Ordinal);
    }
}
