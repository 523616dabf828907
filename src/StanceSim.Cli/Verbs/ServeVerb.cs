using System.CommandLine;
using StanceSim.Cli.Terminal;

namespace StanceSim.Cli.Verbs;

/// <summary><c>serve</c>: a server of the API and its pages, with one silo in this process or on those of a cluster.</summary>
internal static class ServeVerb
{
    public static Command Create(Screen screen)
    {
        var port = new Option<int>("--port") { Description = "Port to listen on; 0: any that is free", HelpName = "number", DefaultValueFactory = _ => 8080 };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65535)
            {
                result.AddError("--port is from 0 to 65535.");
            }
        });
        var listen = new Option<string>("--listen") { Description = "Address to listen on; one that other machines reach needs a token", HelpName = "address", DefaultValueFactory = _ => "127.0.0.1" };
        var host = new Option<string[]>("--host") { Description = "Name by which the server may be addressed, besides localhost; repeatable", HelpName = "name", AllowMultipleArgumentsPerToken = false };
        var tokenFile = new Option<string?>("--token-file") { Description = "File that holds the token which requests must bring; or the variable STANCESIM_TOKEN", HelpName = "path" };
        var scenarios = new Option<string>("--scenarios") { Description = "Folder of scenarios; what people save goes to saved below it", HelpName = "path", DefaultValueFactory = _ => "scenarios" };
        var runs = new Option<string>("--runs") { Description = "Folder of runs, the same as that of run", HelpName = "path", DefaultValueFactory = _ => "runs" };
        var traces = new Option<string?>("--trace-url") { Description = "Where a trace can be opened, with {traceId} for its id; pages then link to it", HelpName = "address" };
        traces.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } address && !IsTraceAddress(address))
            {
                result.AddError("--trace-url is an address with {traceId} in it, such as http://localhost:16686/trace/{traceId}.");
            }
        });
        var cluster = new Option<bool>("--cluster") { Description = "Do runs on the silos of a cluster, as STANCESIM_ variables or --config say" };
        var config = VerbOptions.Config();
        var open = new Option<bool>("--open") { Description = "Open the pages in a browser" };
        var verb = new Command("serve", "Serves pages and an HTTP API to pick, run, steer and explain scenarios.")
        {
            port, listen, host, tokenFile, scenarios, runs, traces, cluster, config, open,
        };
        verb.SetAction((parsed, cancellation) => new ServeCommand(screen, new ServeRequest
        {
            Port = parsed.GetValue(port),
            Listen = parsed.GetRequiredValue(listen),
            Hosts = parsed.GetValue(host) ?? [],
            TokenFile = parsed.GetValue(tokenFile),
            Scenarios = parsed.GetRequiredValue(scenarios),
            Runs = parsed.GetRequiredValue(runs),
            TraceUrl = parsed.GetValue(traces),
            Cluster = parsed.GetValue(cluster) ? ClusterOptions.SettingsOf(parsed, config) : null,
            Open = parsed.GetValue(open),
        }).Run(cancellation));
        return verb;
    }

    private static bool IsTraceAddress(string address) =>
        address.Contains("{traceId}", StringComparison.Ordinal)
        && Uri.TryCreate(address.Replace("{traceId}", "0", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
