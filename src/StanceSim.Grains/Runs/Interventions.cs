using StanceSim.Experiments.Runs;
using StanceSim.Model.Messages;
using StanceSim.Scenarios;

namespace StanceSim.Grains.Runs;

/// <summary>
/// What is done to a run from outside while it goes on. A message waits here until it was told with a frame, so that none
/// is lost with a silo and none is sent twice; told ones are planned for whoever does those ticks again.
/// </summary>
internal sealed class Interventions(RunPlan plan)
{
    private readonly Lock gate = new();
    private readonly List<Injection> waiting = [];
    private readonly List<Override> changes = [];
    private readonly List<Injection> planned = [.. plan.Injections];

    public bool HasSettings
    {
        get
        {
            lock (gate)
            {
                return changes.Count > 0;
            }
        }
    }

    /// <exception cref="InvalidOperationException">Too many wait.</exception>
    public void Say(int actor, MessageContent content)
    {
        lock (gate)
        {
            if (waiting.Count >= LiveRun.MostWaiting)
            {
                throw new InvalidOperationException($"{LiveRun.MostWaiting} injected messages already wait to be sent.");
            }

            waiting.Add(new Injection(-1, actor, content));
        }
    }

    public void Set(Override change)
    {
        lock (gate)
        {
            changes.Add(change);
        }
    }

    /// <summary>Messages that wait, to be sent with the first frame of the next window.</summary>
    public Injection[] Waiting()
    {
        lock (gate)
        {
            return [.. waiting];
        }
    }

    /// <summary>Settings that wait, to take effect with a frame.</summary>
    public Setting[] TakeSettings(int tick)
    {
        lock (gate)
        {
            Setting[] taken = [.. changes.Select(change => new Setting(tick, change))];
            changes.Clear();
            return taken;
        }
    }

    /// <summary>Messages were told with a frame: those of the plan are known, the others wait no longer and are planned from now on.</summary>
    public void Told(IReadOnlyList<Injection> injections)
    {
        lock (gate)
        {
            foreach (var ofActor in injections.GroupBy(injection => injection.Actor))
            {
                var known = planned.Count(injection => injection.Actor == ofActor.Key && injection.Tick == ofActor.First().Tick);
                foreach (var told in ofActor.Skip(known))
                {
                    planned.Add(told);
                    var place = waiting.FindIndex(injection => injection.Actor == told.Actor);
                    if (place >= 0)
                    {
                        waiting.RemoveAt(place);
                    }
                }
            }
        }
    }

    /// <summary>Messages to send after a frame, by whoever goes on from it.</summary>
    public Injection[] Planned(int after)
    {
        lock (gate)
        {
            return [.. planned.Where(injection => injection.Tick > after)];
        }
    }

    /// <summary>What happened up to a frame will not be done again.</summary>
    public void Forget(int tick)
    {
        lock (gate)
        {
            planned.RemoveAll(injection => injection.Tick <= tick);
        }
    }
}
