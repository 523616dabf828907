using System.Text.Json;
using StanceSim.Server.Api;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Api.Errors;
using StanceSim.Server.Api.Runs;
using StanceSim.Server.Api.Shapes;

namespace StanceSim.Server.Live;

/// <summary>Does what people tell a run, or their own view of it.</summary>
internal static class CommandDesk
{
    private const int MostSteps = 1_000_000;

    /// <summary>Does a command and returns its result.</summary>
    /// <param name="entry">The run.</param>
    /// <param name="viewer">Who says so; null: a program that does not watch.</param>
    /// <param name="command">What to do.</param>
    /// <exception cref="ApiException">It cannot be done.</exception>
    public static object? Execute(RunEntry entry, Viewer? viewer, LiveCommand command) => command.Command switch
    {
        "watch" or "seek" or "follow" => Show(entry, viewer ?? throw Refuse.Query($"Only a viewer can {command.Command}."), command),
        "play" or "pause" or "step" or "speed" or "stop" => Steer(GoingOn(entry), command),
        "set" => Set(GoingOn(entry), new ParameterRequest(command.Path, command.Value)),
        "inject" => Inject(GoingOn(entry), command.Message ?? throw Refuse.Query("`message` is missing.")),
        _ => throw Refuse.Query($"There is no command `{command.Command}`.", "Known: play, pause, step, speed, stop, set, inject, watch, seek, follow."),
    };

    public static Intervention Inject(OngoingRun run, MessageRequest message) => run.Changes.Inject(message.ToDraft());

    public static Intervention Set(OngoingRun run, ParameterRequest parameter) => run.Changes.Set(
        Asked.Given(parameter.Path, "path"),
        parameter.Value ?? throw Refuse.Query("`value` is missing."));

    private static OngoingRun GoingOn(RunEntry entry) =>
        entry.Ongoing is { } run && !run.Status.IsOver ? run : throw Refuse.Over();

    private static object? Steer(OngoingRun run, LiveCommand command)
    {
        var (isGiven, rate) = RateOf(command);
        switch (command.Command)
        {
            case "play":
                run.Steer(pace =>
                {
                    if (isGiven)
                    {
                        pace.SetRate(rate);
                    }

                    pace.Play();
                });
                break;
            case "pause":
                run.Steer(pace => pace.Pause());
                break;
            case "step":
                var ticks = command.Ticks ?? 1;
                run.Steer(pace => pace.Step(ticks is >= 1 and <= MostSteps ? ticks : throw Refuse.Invalid("steps-out-of-range", $"`ticks` is from 1 to {MostSteps}, not {ticks}.")));
                break;
            case "speed":
                run.Steer(pace => pace.SetRate(isGiven ? rate : throw Refuse.Query("`ticksPerSecond` is missing.")));
                break;
            default:
                run.Steer(pace => pace.Stop());
                break;
        }

        return null;
    }

    private static (bool IsGiven, double? Rate) RateOf(LiveCommand command)
    {
        switch (command.TicksPerSecond.ValueKind)
        {
            case JsonValueKind.Undefined:
                return (false, null);
            case JsonValueKind.Null:
                return (true, null);
            case JsonValueKind.Number:
                var rate = command.TicksPerSecond.GetDouble();
                LaunchPlan.MustBeRate(rate);
                return (true, rate);
            default:
                throw Refuse.Query("`ticksPerSecond` is a number or null.");
        }
    }

    private static object? Show(RunEntry entry, Viewer viewer, LiveCommand command)
    {
        var journal = entry.Journal;
        switch (command.Command)
        {
            case "watch":
                viewer.Watch(Asked.Issue(journal.Cast, Asked.Given(command.Issue, "issue")), command.FramesPerSecond);
                break;
            case "seek":
                viewer.Seek(Asked.Frame(journal, command.Tick ?? throw Refuse.Query("`tick` is missing.")));
                break;
            default:
                viewer.Follow();
                break;
        }

        return null;
    }
}
