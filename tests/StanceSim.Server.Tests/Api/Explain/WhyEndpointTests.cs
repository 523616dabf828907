using System.Text.Json;
using StanceSim.Observability.Cascades;

namespace StanceSim.Server.Tests.Api.Explain;

/// <summary>What is told of a finished run agrees with itself.</summary>
public sealed class WhyEndpointTests(TestServer server)
{
    [Fact]
    public async Task Contributions_sum_to_every_change()
    {
        var run = await server.Belarus();
        var next = "0";
        var seen = 0;
        while (next is not null)
        {
            var page = await server.Get($"/runs/{run}/changes?actor=LTU&limit=1000&after={next}");
            foreach (var change in page.GetProperty("changes").EnumerateArray())
            {
                var sum = change.GetProperty("contributions").EnumerateArray().Sum(part => part.GetProperty("amount").GetDouble());
                Assert.Equal(change.GetProperty("after").GetDouble() - change.GetProperty("before").GetDouble(), sum, 1e-9);
                seen++;
            }

            next = page.GetProperty("next").GetString();
            Assert.True(next is not null || seen == page.GetProperty("total").GetInt32());
        }

        Assert.True(seen > 100);
    }

    [Fact]
    public async Task A_journey_sums_to_the_way_from_its_first_frame_to_its_last()
    {
        var run = await server.Belarus();
        var journey = await server.Get($"/runs/{run}/journey?actor=LTU&issue=sanctions&from=3&to=40");
        var net = journey.GetProperty("shares").EnumerateArray().Sum(share => share.GetProperty("net").GetDouble());
        var series = (await server.Get($"/runs/{run}/stances?actor=LTU&issue=sanctions&from=3&to=40")).GetProperty("series")[0].GetProperty("values");

        Assert.Equal(journey.GetProperty("last").GetDouble() - journey.GetProperty("first").GetDouble(), net, 1e-9);
        Assert.Equal((series[0].GetDouble(), series[37].GetDouble()), (journey.GetProperty("first").GetDouble(), journey.GetProperty("last").GetDouble()));
    }

    [Fact]
    public async Task A_cascade_holds_all_that_was_sent_because_of_its_stimulus()
    {
        var run = await server.Belarus();
        var list = (await server.Get($"/runs/{run}/cascades?limit=1000")).GetProperty("cascades").EnumerateArray().ToArray();
        var largest = list.MaxBy(cascade => cascade.GetProperty("size").GetInt32());
        var cascade = await server.Get($"/runs/{run}/cascades/{largest.GetProperty("stimulus").GetProperty("id").GetString()}");
        var nodes = cascade.GetProperty("nodes").EnumerateArray().ToArray();

        Assert.Equal(94, list.Sum(item => item.GetProperty("size").GetInt32()));
        Assert.Equal(largest.GetProperty("size").GetInt32(), nodes.Length);
        Assert.Equal(nodes.Length - 1, nodes[0].GetProperty("message").GetProperty("descendants").GetInt32());
        Assert.All(nodes.Skip(1), node => Assert.Equal(
            node.GetProperty("message").GetProperty("cause").GetString(),
            nodes[node.GetProperty("parent").GetInt32()].GetProperty("message").GetProperty("id").GetString()));
        var (hash, root) = ((await server.Get($"/runs/{run}")).GetProperty("hash").GetString()!, cascade.GetProperty("root").GetString()!);
        Assert.Equal(TraceIds.TraceOf(hash, root).ToHexString(), cascade.GetProperty("traceId").GetString());
    }

    [Theory]
    [InlineData("/changes?actor=LTX", 404, "LTU")]
    [InlineData("/changes?variable=mood", 400, null)]
    [InlineData("/journey?actor=LTU&issue=sanktions", 404, "sanctions")]
    [InlineData("/stances?from=60", 404, null)]
    [InlineData("/messages?limit=0", 400, null)]
    [InlineData("/messages?limit=many", 400, null)]
    [InlineData("/flows?issue=sanctions&perTick=500", 400, null)]
    public async Task A_question_that_cannot_be_answered_says_why(string question, int status, string? meant)
    {
        var run = await server.Belarus();
        using var response = await server.Client.GetAsync(new Uri($"/api/v1/runs/{run}{question}", UriKind.Relative), TestContext.Current.CancellationToken);
        var problem = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).RootElement;

        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.True(meant is null || problem.GetProperty("detail").GetString()!.Contains(meant, StringComparison.Ordinal), problem.ToString());
    }
}
