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
        replicate.Validators.Add(result => AtLeast(result, replicate, 0));
        var set = VerbOptions.Set();
        var place = VerbOptions.Out("Output folder; default: runs/ and the scenario's name and seed");
        var engine = new Option<string>("--engine") { Description = "Engine that does the run; results are the same", DefaultValueFactory = _ => EngineChoice.Default };
        engine.AcceptOnlyFromAmong([.. EngineChoice.Names]);
        var cluster = new Option<bool>("--cluster") { Description = "Run on the silos of a cluster, as STANCESIM_ variables or --config say" };
        var config = VerbOptions.Config();
        var partitions = new Option<int?>("--partitions") { Description = "Parts the actors are divided into; default: one for small worlds, one per processor for large ones", HelpName = "number" };
        partitions.Validators.Add(result => AtLeast(result, partitions, 1));
        var force = new Option<bool>("--force") { Description = "Replace another or an unfinished run in the output folder" };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Print nothing but the output folder" };
        var json = VerbOptions.Json();
        var noChanges = new Option<bool>("--no-changes") { Description = "Do not record why anything changed: faster, but why has nothing to tell" };
        var verb = new Command("run", "Does a run of a scenario, writes it to a folder and shows what happened.")
        {
            file, seed, replicate, set, place, engine, cluster, config, partitions, force, quiet, json, noChanges,
        };
        verb.SetAction((parsed, cancellation) => new RunCommand(screen, new RunRequest
        {
            File = parsed.GetRequiredValue(file),
            Seed = parsed.GetValue(seed),
            Replicate = parsed.GetValue(replicate),
            Settings = parsed.GetValue(set) ?? [],
            Out = parsed.GetValue(place),
            Engine = parsed.GetValue(cluster) ? EngineChoice.Cluster : parsed.GetRequiredValue(engine),
            Cluster = parsed.GetValue(cluster) ? ClusterOptions.SettingsOf(parsed, config) : null,
            Partitions = parsed.GetValue(partitions),
            Force = parsed.GetValue(force),
            Quiet = parsed.GetValue(quiet),
            Json = parsed.GetValue(json),
            RecordsChanges = !parsed.GetValue(noChanges),
        }).Run(cancellation));
        return verb;
    }

    private static void AtLeast<T>(System.CommandLine.Parsing.OptionResult result, Option<T> option, int least)
    {
        if (result.GetValueOrDefault<T>() is int value && value < least)
        {
            result.AddError($"{option.Name} must be at least {least}, not {value}.");
        }
    }
}
