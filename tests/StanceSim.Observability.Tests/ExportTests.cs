using System.Net;
using System.Net.Sockets;
using System.Text;
using StanceSim.Experiments.Runs;

namespace StanceSim.Observability.Tests;

[Collection("telemetry is process-wide")]
public sealed class ExportTests
{
    [Fact]
    public void Without_an_endpoint_nothing_is_exported_and_engines_stay_as_they_are()
    {
        var engine = new LocalEngine();

        Assert.Null(Telemetry.Export());
        Assert.Same(engine, Telemetry.Observed(engine));
    }

    [Fact]
    public async Task A_receiver_gets_the_run_and_its_counters()
    {
        using var receiver = new HttpListener();
        var prefix = $"http://127.0.0.1:{FreePort()}/";
        receiver.Prefixes.Add(prefix);
        receiver.Start();
        using var variables = new Variables(("OTEL_EXPORTER_OTLP_ENDPOINT", prefix), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        var received = Receive(receiver, count: 2);

        using (Telemetry.Export())
        {
            await foreach (var _ in PairRun.On(Telemetry.Observed(new LocalEngine())))
            {
            }
        }

        var bodies = await received.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Contains(TelemetryNames.RunSpan, bodies["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains(TelemetryNames.TicksDone, bodies["/v1/metrics"], StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, string>> Receive(HttpListener receiver, int count)
    {
        var bodies = new Dictionary<string, string>();
        while (bodies.Count < count)
        {
            var context = await receiver.GetContextAsync();
            using var reader = new StreamReader(context.Request.InputStream, Encoding.Latin1);
            bodies[context.Request.Url!.AbsolutePath] = await reader.ReadToEndAsync();
            context.Response.StatusCode = 200;
            context.Response.Close();
        }

        return bodies;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Variables : IDisposable
    {
        private readonly (string Name, string Value)[] set;

        public Variables(params (string Name, string Value)[] set)
        {
            this.set = set;
            foreach (var (name, value) in set)
            {
                Environment.SetEnvironmentVariable(name, value);
            }
        }

        public void Dispose()
        {
            foreach (var (name, _) in set)
            {
                Environment.SetEnvironmentVariable(name, null);
            }
        }
    }
}
