using System.Globalization;
using System.Net;
using System.Net.Sockets;
using StanceSim.Cli.Tests.Running;

namespace StanceSim.Cli.Tests.Verbs;

/// <summary>A server that cannot listen where it is told to says so; that is no bug.</summary>
public sealed class ServeTests
{
    [Fact]
    public async Task A_port_that_is_taken_is_told()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        using var folder = new TemporaryFolder();
        var run = await Serve(folder, "--port", port);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"error: Port {port} is taken.", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("bug", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_another_machine_is_told()
    {
        using var folder = new TemporaryFolder();
        var run = await Serve(folder, "--listen", "192.0.2.1", "--port", "0", "--token-file", folder.Write("token", "0123456789abcdef"));

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error: This machine does not let the server listen at 192.0.2.1:0.", run.Error, StringComparison.Ordinal);
        Assert.Contains("fix: Give --listen an address of this machine", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("bug", run.Error, StringComparison.Ordinal);
    }

    private static Task<CommandRun> Serve(TemporaryFolder folder, params string[] more) =>
        CommandRun.Of(["serve", "--scenarios", Path.GetDirectoryName(RepositoryFiles.Scenario("hello.yaml"))!, "--runs", folder.At("runs"), .. more]);
}
