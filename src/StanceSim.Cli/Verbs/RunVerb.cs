using System.CommandLine;
using StanceSim.Cli.Engines;
using StanceSim.Cli.Terminal;

namespace StanceSim.Cli.Verbs;

/// <summary><c>run SCENARIO</c>: does a run and shows what happened.</summary>
internal static class RunVerb
{
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
        verb.SetAction((parsed, cancellation) => new RunCommand(screen, new RunRequest
        {
            File = parsed.GetRequiredValue(file),
            Seed = parsed.GetValue(seed),
            Replicate = parsed.GetValue(replicate),
            Settings = parsed.GetValue(set) ?? [],
            Out = parsed.GetValue(place),
            Engine = engine.Of(parsed),
            Force = output.Force(parsed),
            Verbosity = output.Verbosity(parsed),
            CheckpointEvery = output.CheckpointEvery(parsed) ?? OutputOptions.UsualInterval,
            RecordsChanges = !parsed.GetValue(noChanges),
            Telemetry = telemetry.RequestOf(parsed),
        }).Run(cancellation));
        return verb;
    }
}
