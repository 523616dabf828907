using StanceSim.Cli.Terminal;
using StanceSim.Experiments.Runs;

namespace StanceSim.Cli.Summary;

/// <summary>What is about to be done, before it is.</summary>
internal static class PlanText
{
    private const int LabelWidth = 12;

    public static void Write(Screen screen, RunPlan plan, string engine, string folder)
    {
        var (scenario, world) = (plan.Scenario, plan.Scenario.World);
        screen.Write(new Line().Add(scenario.Title, Ink.Strong));
        if (scenario.Description.Length > 0)
        {
            foreach (var line in Paragraphs.Wrap(scenario.Description, screen.Width - 2))
            {
                screen.Write(new Line().Add("  " + line, Ink.Faint));
            }
        }

        screen.WriteLine();
        Row(screen, "time", Span(plan));
        Row(screen, "world", string.Join(", ", Contents(plan)));
        Row(screen, "rule", world.Rule.Name);
        Row(screen, "seed", $"{plan.Key.Seed}, replicate {plan.Key.Replicate}");
        Row(screen, "engine", engine);
        Row(screen, "memory", $"about {MemoryNeed.Text(MemoryNeed.Of(plan))}");
        Row(screen, "output", folder);
        foreach (var change in scenario.Overrides)
        {
            Row(screen, "set", $"{change.Path} = {change.Value}");
        }

        Interventions(screen, plan);
        if (plan.From is { } from)
        {
            Row(screen, "goes on", $"after {scenario.Calendar.Label(from.Tick)} (tick {from.Tick})");
        }
    }

    private static void Interventions(Screen screen, RunPlan plan)
    {
        var (calendar, world) = (plan.Scenario.Calendar, plan.Scenario.World);
        if (plan.Fork is { } fork)
        {
            Row(screen, "fork", $"of run {fork.Run} at {calendar.Label(fork.Tick)} (tick {fork.Tick})");
        }

        foreach (var setting in plan.Settings)
        {
            var value = setting.Change.Value.Length == 0 ? "nothing" : setting.Change.Value;
            Row(screen, "from", $"{calendar.Label(setting.Tick)}: {setting.Change.Path} = {value}");
        }

        foreach (var injection in plan.Injections)
        {
            Row(screen, "injected", $"{calendar.Label(injection.Tick)}: {world.Actors[injection.Actor].Id} says {injection.Content.Kind.Name}{(injection.Content.Text is { } text ? ": " + text : "")}");
        }
    }

    private static void Row(Screen screen, string label, string text) =>
        screen.Write(new Line().Add("  " + label, Ink.Faint).To(LabelWidth).Add(text));

    private static string Span(RunPlan plan)
    {
        var (calendar, ticks) = (plan.Scenario.Calendar, plan.Scenario.World.Ticks);
        var count = Amount.Count(ticks, "tick");
        return calendar.Start is null
            ? count
            : $"{calendar.Label(0)} to {calendar.Label(ticks - 1)}, {count} of {Amount.Count(calendar.DaysPerTick, "day")}";
    }

    private static IEnumerable<string> Contents(RunPlan plan)
    {
        var world = plan.Scenario.World;
        yield return Amount.Count(world.ActorCount, "actor");
        yield return Amount.Count(world.IssueCount, "issue");
        yield return Amount.Count(world.Ties.Length, "tie");
        yield return Amount.Count(world.Schedule.Length, "dated message");
        yield return Amount.Count(world.Policies.Length, "policy", "policies");
        if (!world.Organisations.IsEmpty)
        {
            yield return Amount.Count(world.Organisations.Length, "deciding organisation");
        }
    }
}
