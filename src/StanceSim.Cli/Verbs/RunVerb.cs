using System.CommandLine;
using System.CommandLine.Parsing;
using StanceSim.Cli.Engines;
using StanceSim.Cli.Remote;
using StanceSim.Cli.Terminal;
using StanceSim.Experiments.Runs;

namespace StanceSim.Cli.Verbs;

/// <summary><c>run SCENARIO</c>: does a run and shows what happened.</summary>
internal static class RunVerb
{
    /// <summary>Options that a server decides for itself.</summary>
    private static readonly string[] LocalOnly =
        ["--out", "--engine", "--cluster", "--config", "--partitions", "--checkpoint-every", "--otlp", "--orleans-spans"];

    public static Command Create(Screen screen)
    {
        var file = new Argument<string>("SCENARIO") { Description = "Scenario file (YAML)" };
        var seed = new Option<ulong?>("--seed") { Description = "Seed of all chance; default: the scenario's", HelpName = "number" };
        var replicate = new Option<int>("--replicate") { Description = "Number of the replicate, from 0; each has its own chance events", HelpName = "number" };
        replicate.Validators.Add(result => VerbOptions.AtLeast(result, replicate, 0));
        var set = VerbOptions.Set();
        var place = VerbOptions.Out("Output folder; default: runs/ and the scenario's name and seed");
        var noChanges = new Option<bool>("--no-changes") { Description = "Do not record why anything changed: faster, but why has nothing to tell" };
        var (engine, output) = (new EngineOptions(screen), new OutputOptions());
        var verb = new Command("run", "Does a run of a scenario, writes it to a folder and shows what happened.") { file, seed, replicate, set, place };
        engine.AddTo(verb);
        output.AddTo(verb);
        verb.Add(noChanges);
        var telemetry = new TelemetryOptions();
        telemetry.AddTo(verb);
        var server = new Option<string?>("--server") { Description = "Have the server at this address do the run; it keeps the results", HelpName = "address" };
        verb.Add(server);
        verb.SetAction((parsed, cancellation) => Run(screen, parsed, parsed.GetValue(server), new RunRequest
        {
            File = parsed.GetRequiredValue(file),
            Seed = parsed.GetValue(seed),
            Replicate = parsed.GetValue(replicate),
            Settings = parsed.GetValue(set) ?? [],
            Out = parsed.GetValue(place),
            Engine = engine.Of(parsed),
            Force = output.Force(parsed),
            Verbosity = output.Verbosity(parsed),
            CheckpointEvery = output.CheckpointEvery(parsed) ?? CheckpointClock.Usual,
            RecordsChanges = !parsed.GetValue(noChanges),
            Telemetry = telemetry.RequestOf(parsed, engine.Of(parsed)),
        }, cancellation));
        return verb;
    }

    private static Task<int> Run(Screen screen, ParseResult parsed, string? server, RunRequest request, CancellationToken cancellation)
    {
        if (server is null)
        {
            return new RunCommand(screen, request).Run(cancellation);
        }

        var given = LocalOnly.FirstOrDefault(name => parsed.GetResult(name) is OptionResult { Implicit: false });
        return given is null
            ? new RemoteRun(screen, request, RunServer.AddressOf(server)).Run(cancellation)
            : throw Failure.WrongUsage($"{given} is for runs of this process, and --server has another do it.", $"Leave {given} or --server out.");
    }
}
