using System.Diagnostics;
using System.Net;
using StanceSim.Cli.Terminal;
using StanceSim.Server.Api;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Hosting;

namespace StanceSim.Cli.Verbs;

/// <summary>Serves until it is told to stop.</summary>
internal sealed class ServeCommand(Screen screen, ServeRequest request)
{
    private const string TokenVariable = "STANCESIM_TOKEN";
    private const int ShortestToken = 16;
    private const int LongestTokenFile = 16 << 10;

    public async Task<int> Run(CancellationToken cancellation)
    {
        if (!IPAddress.TryParse(request.Listen, out var address))
        {
            throw Failure.WrongUsage($"--listen {request.Listen} is no address.", "Give an address such as 127.0.0.1 or 0.0.0.0.");
        }

        if (!Directory.Exists(request.Scenarios))
        {
            throw Failure.InvalidInput($"There is no folder {request.Scenarios}.", "Give the folder of your scenarios with --scenarios.");
        }

        var settings = new ApiSettings
        {
            Scenarios = request.Scenarios,
            SavedScenarios = Path.Combine(request.Scenarios, "saved"),
            Runs = request.Runs,
            Hosts = request.Hosts,
            Token = Token(),
            Dashboard = DashboardFolder(),
            TraceUrl = request.TraceUrl,
            Telemetry = new TelemetryRequest().Settings(),
        };
        if (!IPAddress.IsLoopback(address) && settings.Token is null)
        {
            throw Failure.WrongUsage(
                $"Other machines reach {request.Listen}, so the server needs a token there.", $"Set {TokenVariable} or --token-file, or leave --listen out.");
        }

        await using var server = await Start(settings, new IPEndPoint(address, request.Port), cancellation);
        screen.WriteLine(server.LaunchAddress.ToString());
        screen.WriteErrorLine($"Serving scenarios of {request.Scenarios} and runs of {request.Runs}. Ctrl-C stops it.");
        var hidden = CatalogueName.Hidden(settings);
        if (hidden.Count > 0)
        {
            screen.WriteErrorLine($"Not shown, because of their names: {string.Join(", ", hidden)}. {CatalogueName.Rule}.");
        }

        screen.Output.Flush();
        if (request.Open)
        {
            Open(server.LaunchAddress);
        }

        await Stopped(cancellation);
        return ExitCode.Done;
    }

    private async Task<ApiServer> Start(ApiSettings settings, IPEndPoint listen, CancellationToken cancellation)
    {
        try
        {
            return await ApiServer.Start(settings, listen, cancellation, request.Cluster);
        }
        catch (Exception failure) when (Listening.FaultOf(failure) is { } fault)
        {
            throw fault == ListeningFault.PortTaken
                ? Failure.OfRun($"Port {listen.Port} is taken.", "Give another with --port; 0 takes any that is free.")
                : Failure.OfRun($"This machine does not let the server listen at {listen}.", "Give --listen an address of this machine, and --port a port from 1024.");
        }
    }

    private string? Token()
    {
        var token = request.TokenFile is { } file ? ReadToken(file) : Environment.GetEnvironmentVariable(TokenVariable);
        token = string.IsNullOrWhiteSpace(token) && request.TokenFile is null ? request.Cluster?.Token.Reveal() : token;
        if (string.IsNullOrWhiteSpace(token))
        {
            return request.TokenFile is null ? null : throw Failure.InvalidInput("The file of the token is empty.", "Put the token in it.");
        }

        return token.Trim().Length >= ShortestToken
            ? token.Trim()
            : throw Failure.InvalidInput($"The token is shorter than {ShortestToken} characters.", "Choose one that cannot be guessed, for example with openssl rand -hex 16.");
    }

    private static string ReadToken(string file) => File.Exists(file) && new FileInfo(file).Length <= LongestTokenFile
        ? File.ReadAllText(file)
        : throw Failure.InvalidInput($"There is no token in {file}.", "Give a small text file that holds nothing but the token.");

    /// <summary>Beside the program where it was built in; in a clone where it was built.</summary>
    private static string? DashboardFolder()
    {
        var beside = Path.Combine(AppContext.BaseDirectory, "dashboard");
        return Directory.Exists(beside) ? beside : Path.Combine("src", "StanceSim.Dashboard", "dist");
    }

    private void Open(Uri address)
    {
        try
        {
            using var browser = Process.Start(new ProcessStartInfo(address.ToString()) { UseShellExecute = true });
        }
        catch (Exception failure) when (failure is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            screen.WriteErrorLine("No browser could be opened; open the address yourself.");
        }
    }

    private static async Task Stopped(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stop.Register(() => stopped.TrySetResult());
        await stopped.Task;
    }
}
