using System.Collections.Immutable;
using StanceSim.Model;
using StanceSim.Scenarios;

namespace StanceSim.Experiments.Runs;

/// <summary>The scenarios of a run one after another: each <see cref="Setting"/> begins a stage, which goes on from the state of the last.</summary>
public static class Stages
{
    /// <summary>The scenario under which the tick that begins with a frame is computed.</summary>
    /// <exception cref="InvalidScenarioException">A setting does not fit the scenario.</exception>
    public static Scenario At(RunPlan plan, int tick) => With(plan, setting => setting.Tick <= tick);

    /// <summary>The scenario under which a snapshot of a frame was taken.</summary>
    /// <exception cref="InvalidScenarioException">A setting does not fit the scenario.</exception>
    public static Scenario Before(RunPlan plan, int tick) => With(plan, setting => setting.Tick < tick);

    /// <summary>Frames at which a stage begins, ascending.</summary>
    public static IEnumerable<int> Beginnings(RunPlan plan) => plan.Settings.Select(setting => setting.Tick).Distinct().Order();

    /// <summary>A snapshot as the next stage needs it: what was done about each dated message and policy goes by its id.</summary>
    /// <exception cref="InvalidScenarioException">The next stage has other actors, issues or relations.</exception>
    public static Snapshot Carry(Snapshot snapshot, World from, World to)
    {
        if (ReferenceEquals(from, to))
        {
            return snapshot;
        }

        MustFit(from, to);
        var remembered = ItemsOf(from).Zip(snapshot.Agenda).ToDictionary(pair => pair.First, pair => pair.Second);
        return snapshot with
        {
            Said = to.AllSpeakRoutinely ? [] : from.AllSpeakRoutinely ? snapshot.Positions : snapshot.Said,
            Agenda = [.. ItemsOf(to).Select(item => remembered.GetValueOrDefault(item))],
        };
    }

    /// <summary>Refuses a stage that cannot go on from another's state.</summary>
    /// <exception cref="InvalidScenarioException">It has other actors, issues or relations.</exception>
    public static void MustFit(World from, World to) => StageProblems.MustHaveTheSameShape(from, to);

    private static IEnumerable<(bool IsPolicy, string Id)> ItemsOf(World world) =>
        world.HasMessages ? world.Schedule.Select(message => (false, message.Id)).Concat(world.Policies.Select(policy => (true, policy.Id))) : [];

    private static Scenario With(RunPlan plan, Func<Setting, bool> isInForce)
    {
        var changes = plan.Settings.Where(isInForce).OrderBy(setting => setting.Tick).Select(setting => setting.Change).ToImmutableArray();
        return changes.IsEmpty ? plan.Scenario : Read(plan.Scenario, changes);
    }

    private static Scenario Read(Scenario scenario, ImmutableArray<Override> changes)
    {
        var reading = ScenarioReader.Read(scenario.Name, scenario.Text, [.. scenario.Overrides, .. changes]);
        return reading.Scenario ?? throw new InvalidScenarioException(reading.Problems);
    }
}
