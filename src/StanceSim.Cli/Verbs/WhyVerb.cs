using System.CommandLine;
using StanceSim.Cli.Terminal;
using StanceSim.Cli.Why;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Runs;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Cli.Verbs;

/// <summary><c>why RUN ACTOR ISSUE</c>: a change of a position back to its trigger.</summary>
internal static class WhyVerb
{
    public static Command Create(Screen screen)
    {
        var run = VerbOptions.Run();
        var actor = new Argument<string>("ACTOR") { Description = "Id or name of the actor" };
        var issue = new Argument<string>("ISSUE") { Description = "Id or name of the issue" };
        var tick = new Option<string?>("--tick") { Description = "Tick or date of the change; default: the largest change", HelpName = "tick" };
        var json = VerbOptions.Json();
        var verb = new Command("why", "Explains a change of a position: who and what pushed it, back to the trigger.") { run, actor, issue, tick, json };
        verb.SetAction((parsed, _) => Explain(
            screen,
            RunResults.Open(parsed.GetRequiredValue(run), Verification.Sizes),
            parsed.GetRequiredValue(actor),
            parsed.GetRequiredValue(issue),
            parsed.GetValue(tick),
            parsed.GetValue(json)));
        return verb;
    }

    private static async Task<int> Explain(Screen screen, RunResults results, string actor, string issue, string? moment, bool asJson)
    {
        var manifest = results.Manifest;
        var who = Chosen("actor", actor, [.. manifest.Actors.Select(known => (known.Id, known.Name))]);
        var what = Chosen("issue", issue, [.. manifest.Issues.Select(known => (known.Id, known.Name))]);
        int? tick = moment is null ? null : Moments.TickOf(moment, manifest.Calendar);
        if (tick > manifest.Ticks)
        {
            throw new ResultsException(InterventionProblems.OutsideTheRun(results.Folder, tick.Value, manifest.Ticks));
        }

        var explanation = await Experiments.Explanations.Why.Explain(results, who, what, tick);
        if (asJson)
        {
            WhyJson.Write(screen.Output, explanation, manifest.Calendar);
        }
        else
        {
            new WhyText(screen, manifest, explanation).Write();
        }

        return ExitCode.Done;
    }

    /// <summary>The id that was meant: by id or by name, whatever the case.</summary>
    internal static string Chosen(string sort, string typed, IReadOnlyList<(string Id, string Name)> known)
    {
        var found = known.FirstOrDefault(one => one.Id == typed).Id
            ?? known.FirstOrDefault(one => one.Id.Equals(typed, StringComparison.OrdinalIgnoreCase)).Id
            ?? known.FirstOrDefault(one => one.Name.Equals(typed, StringComparison.OrdinalIgnoreCase)).Id;
        if (found is not null)
        {
            return found;
        }

        var near = NearestName.Of(typed, known.SelectMany(one => new[] { one.Id, one.Name }));
        var meant = known.FirstOrDefault(one => one.Id == near || one.Name == near).Id;
        const int most = 60;
        var list = string.Join(", ", known.Take(most).Select(one => one.Id)) + (known.Count > most ? ", ..." : "");
        throw Failure.InvalidInput($"This run has no {sort} {typed}.", (meant is null ? "" : $"Did you mean {meant}? ") + $"It has: {list}.");
    }
}
