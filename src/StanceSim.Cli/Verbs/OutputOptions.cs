using System.CommandLine;

namespace StanceSim.Cli.Verbs;

/// <summary>The options of every verb that writes a run: what to replace, how often to take checkpoints, how much to print.</summary>
internal sealed class OutputOptions
{
    private readonly Option<bool> force = new("--force") { Description = "Replace another or an unfinished run in the output folder" };
    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "Print nothing but the output folder" };
    private readonly Option<bool> json = VerbOptions.Json();
    private readonly Option<double?> every = new("--checkpoint-every")
    {
        Description = "Seconds from one checkpoint to the next, from which resume goes on; 0: every tick [default: 5]",
        HelpName = "seconds",
    };

    public OutputOptions() => every.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<double?>() is { } seconds && !(seconds >= 0 && seconds <= TimeSpan.MaxValue.TotalSeconds / 2))
        {
            result.AddError($"{every.Name} must be at least 0.");
        }
    });

    public void AddTo(Command verb)
    {
        verb.Add(every);
        verb.Add(force);
        verb.Add(quiet);
        verb.Add(json);
    }

    public bool Force(ParseResult parsed) => parsed.GetValue(force);

    public Verbosity Verbosity(ParseResult parsed) =>
        parsed.GetValue(json) ? Verbs.Verbosity.Json : parsed.GetValue(quiet) ? Verbs.Verbosity.Quiet : Verbs.Verbosity.Full;

    /// <summary>Null: nobody said.</summary>
    public TimeSpan? CheckpointEvery(ParseResult parsed) => parsed.GetValue(every) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}
