using System.Net;
using StanceSim.Testing;
using StanceSim.Testing.Processes;
using StanceSim.Testing.Silos;

namespace StanceSim.Server.Tests.Compose;

/// <summary>What the containers would run, run as processes: with the words and variables that the compose files and the Dockerfile give.</summary>
public sealed class ContainerTests(ImageProgram program, Silos.Stores stores)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("redis")]
    [InlineData("postgres")]
    public async Task A_silo_and_the_server_start_as_in_their_containers_and_pass_their_health_checks(string store)
    {
        using var folder = new TemporaryFolder();
        var services = await ComposeFile.Of(store).Services(Stop);
        var silo = new ContainerProcess(services["silo-1"], program, folder, stores.Of(store));
        var server = new ContainerProcess(services["server"], program, folder, stores.Of(store));
        Assert.Equal((1, 1), (await silo.Check(Stop), await server.Check(Stop)));

        await using var first = silo.Start();
        await first.Line(line => line.Contains("is ready", StringComparison.Ordinal), Stop);
        await using var second = server.Start();
        await second.Line(line => line.StartsWith("http://", StringComparison.Ordinal), Stop);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await Ask(silo.Health), await Ask(server.Health)));
        Assert.Equal((0, 0), (await silo.Check(Stop), await server.Check(Stop)));
        Assert.All([second, first], process => process.Send(Signal.Terminate));
        Assert.Equal((0, 0), (await first.Exit(Stop), await second.Exit(Stop)));
    }

    private static async Task<HttpStatusCode> Ask(Uri address)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(address, Stop);
        return answer.StatusCode;
    }
}
