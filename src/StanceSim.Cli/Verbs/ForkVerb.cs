using System.Collections.Immutable;
using System.CommandLine;
using StanceSim.Cli.Engines;
using StanceSim.Cli.Terminal;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Scenarios;

namespace StanceSim.Cli.Verbs;

/// <summary><c>fork RUN --tick t</c>: goes on from the middle of a run, with something changed.</summary>
internal sealed class ForkVerb(Screen screen)
{
    private readonly Argument<string> run = VerbOptions.Run();
    private readonly Option<string> tick = new("--tick") { Description = "Tick or date at which it goes its own way", HelpName = "tick", Required = true };
    private readonly Option<string[]> set = VerbOptions.Set("Change a value of the scenario from there on, for example --set model.persuasion=0.5; repeatable");
    private readonly Option<string[]> remove = VerbOptions.Many("--remove", "Leave out a dated message that was not sent yet; repeatable", "message");
    private readonly Option<string[]> edit = VerbOptions.Many("--edit", "Change a dated message that was not sent yet, as in --edit 'r63-usa intensity=-2'; repeatable", "message key=value");
    private readonly Option<string[]> say = VerbOptions.Many("--say", "Have an actor send a message, as in --say 'LTU condemn to=BLR issue=sanctions'; repeatable", "actor kind key=value");
    private readonly Option<string[]> add = VerbOptions.Many("--add", "Add the messages in a file (YAML), written as in a scenario with `from` and, if later, `tick`; repeatable", "file");
    private readonly Option<string?> place = VerbOptions.Out("Output folder; default: runs/ and the scenario's name, seed, run id and tick");
    private readonly EngineOptions engine = new(screen);
    private readonly OutputOptions output = new();
    private readonly TelemetryOptions telemetry = new();

    public static Command Create(Screen screen)
    {
        var fork = new ForkVerb(screen);
        var verb = new Command("fork", "Goes on from the middle of a run as a new run, with something changed.")
        {
            fork.run, fork.tick, fork.set, fork.remove, fork.edit, fork.say, fork.add, fork.place,
        };
        fork.engine.AddTo(verb);
        fork.output.AddTo(verb);
        fork.telemetry.AddTo(verb);
        verb.SetAction((parsed, cancellation) => fork.Run(parsed, cancellation));
        return verb;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        RunRecorder.WarmUp();
        var asked = telemetry.RequestOf(parsed, engine.Of(parsed));
        var settings = asked.Settings();
        await using var started = engine.Of(parsed).Start(cancellation, asked.WithOrleans);
        var parent = RunResults.Open(parsed.GetRequiredValue(run), Verification.Sizes);
        var plan = await RequestIn(parsed, parent.Manifest.Calendar).Of(parent) with { CheckpointEvery = output.CheckpointEvery(parsed) ?? CheckpointClock.Usual };
        await new PlannedRun(screen, plan, new RunOutput(screen, output.Verbosity(parsed), engine.Of(parsed)))
        {
            Place = parsed.GetValue(place),
            Force = output.Force(parsed),
            Telemetry = settings,
            WithOrleans = asked.WithOrleans,
        }.Do(started, cancellation);
        return ExitCode.Done;
    }

    private ForkRequest RequestIn(ParseResult parsed, Calendar calendar) => new(Moments.TickOf(parsed.GetRequiredValue(tick), calendar))
    {
        Values = ScenarioFile.OverridesOf(parsed.GetValue(set) ?? []),
        Removed = [.. parsed.GetValue(remove) ?? []],
        Edited = [.. (parsed.GetValue(edit) ?? []).SelectMany(SpokenMessage.Edited)],
        Added = [.. (parsed.GetValue(say) ?? []).Select(SpokenMessage.Said), .. FilesIn(parsed)],
    };

    private ImmutableArray<OutsideText> FilesIn(ParseResult parsed) => [.. (parsed.GetValue(add) ?? []).Select(FileOf)];

    private static OutsideText FileOf(string file)
    {
        if (!File.Exists(file))
        {
            throw Failure.InvalidInput($"There is no file {file}.", "Give a file with a message, or write it with --say.");
        }

        var written = FileText.Read(file);
        return new OutsideText(file, written.Text ?? throw Failure.InvalidScenario(written.Problems), IsFile: true);
    }
}
