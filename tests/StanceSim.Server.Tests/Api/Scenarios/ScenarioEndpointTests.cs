using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace StanceSim.Server.Tests.Api.Scenarios;

/// <summary>Scenarios over HTTP: shipped ones stay as they are, saved ones are not overwritten by surprise.</summary>
public sealed class ScenarioEndpointTests(TestServer server)
{
    [Fact]
    public async Task A_scenario_is_told_with_its_levers_where_they_stand_in_the_text()
    {
        var scenario = await server.Get("/scenarios/belarus-2020");
        var lines = scenario.GetProperty("yaml").GetString()!.Split('\n');
        var levers = scenario.GetProperty("levers").EnumerateArray().Where(lever => lever.GetProperty("at").ValueKind == JsonValueKind.Object).ToArray();

        Assert.Equal(("shipped", 45), (scenario.GetProperty("origin").GetString(), scenario.GetProperty("actors").GetArrayLength()));
        Assert.Contains(levers, lever => lever.GetProperty("path").GetString() == "parameters.westernResolve");
        Assert.All(levers, lever =>
        {
            var at = lever.GetProperty("at");
            var text = lines[at.GetProperty("line").GetInt32() - 1].Substring(at.GetProperty("column").GetInt32() - 1, at.GetProperty("length").GetInt32());
            Assert.Equal(lever.GetProperty("value").GetDouble(), double.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
        });
    }

    [Fact]
    public async Task A_scenario_is_saved_replaced_with_its_checksum_only_and_deleted()
    {
        var yaml = (await server.Get("/scenarios/hello")).GetProperty("yaml").GetString()!;
        var saved = await Put("my-hello", yaml, null, HttpStatusCode.Created);
        await Put("my-hello", yaml, null, HttpStatusCode.Conflict);
        await Put("my-hello", yaml, new string('0', 64), HttpStatusCode.PreconditionFailed);
        await Put("my-hello", yaml + "\n# more\n", saved.GetProperty("sha256").GetString(), HttpStatusCode.OK);
        await Put("hello", yaml, null, HttpStatusCode.Conflict);
        await Put("my-other", "title: [", null, HttpStatusCode.UnprocessableEntity);
        await Put("My%20Other", yaml, null, HttpStatusCode.NotFound);

        using var request = new HttpRequestMessage(HttpMethod.Delete, new Uri("/api/v1/scenarios/my-hello", UriKind.Relative)) { Content = JsonContent.Create(new { }) };
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public async Task Text_is_checked_with_settings_and_told_where_it_is_wrong()
    {
        var yaml = (await server.Get("/scenarios/hello")).GetProperty("yaml").GetString()!;
        var right = await server.Post("/scenarios/validate", new { yaml }, HttpStatusCode.OK);
        var wrong = await server.Post("/scenarios/validate", new { yaml = yaml.Replace("title:", "titel:", StringComparison.Ordinal) }, HttpStatusCode.OK);

        Assert.True(right.GetProperty("valid").GetBoolean());
        Assert.Equal(JsonValueKind.Object, right.GetProperty("detail").ValueKind);
        Assert.False(wrong.GetProperty("valid").GetBoolean());
        Assert.Contains(wrong.GetProperty("problems").EnumerateArray(), problem => problem.GetProperty("line").GetInt32() > 0);
    }

    private async Task<JsonElement> Put(string name, string yaml, string? ifSha256, HttpStatusCode expected)
    {
        using var response = await server.Client.PutAsJsonAsync(
            new Uri($"/api/v1/scenarios/{name}", UriKind.Relative), new { yaml, ifSha256 }, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }
}
