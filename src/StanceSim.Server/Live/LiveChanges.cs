using System.Collections.Immutable;
using System.Globalization;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Grains.Runs;
using StanceSim.Model.Messages;
using StanceSim.Scenarios;
using StanceSim.Scenarios.Levers;
using StanceSim.Scenarios.Messages;
using StanceSim.Server.Api.Errors;
using StanceSim.Server.Api.Runs;
using StanceSim.Server.Api.Shapes;

namespace StanceSim.Server.Live;

/// <summary>
/// What people do to a run while it goes on: messages that they have actors send, and values that they change. Each is given
/// to the engine between two ticks, so that it is known from the start with which frame it takes effect, and noted in the
/// run's folder before anybody is told that it was accepted.
/// </summary>
internal sealed class LiveChanges
{
    /// <summary>Interventions in a run, at most.</summary>
    private const int Most = 10_000;

    private const string MessageKind = "message";

    private readonly Lock gate = new();
    private readonly RunPlan plan;
    private readonly GrainEngine engine;
    private readonly WatchedRun run;
    private readonly InterventionJournal journal;

    /// <summary>Interventions of the plan; those that are made while the run goes on have numbers from here.</summary>
    private readonly int planned;

    private readonly List<Intervention> all;
    private readonly List<Action<LiveRun>> waiting = [];
    private readonly List<Action<LiveRun>> first = [];
    private readonly List<(int Number, string Actor)> unsent = [];
    private readonly List<Injection> injections = [];
    private readonly List<Setting> settings = [];
    private ImmutableArray<Override> applied = [];
    private bool isComputing = true;
    private int frame = -1;

    public LiveChanges(RunPlan plan, GrainEngine engine, WatchedRun run, InterventionJournal journal)
    {
        (this.plan, this.engine, this.run, this.journal) = (plan, engine, run, journal);
        all = [.. InterventionList.Of(run.Journal.Cast.Manifest)];
        planned = all.Count;
        unsent = [.. all.Where(known => known.Kind == MessageKind).Select(known => (known.Number, known.Summary.Split(':')[0]))];
        engine.Begun = Begin;
    }

    /// <summary>All of them: those of the plan, then those made since in the order in which they were accepted.</summary>
    public ImmutableArray<Intervention> All
    {
        get
        {
            lock (gate)
            {
                return [.. all];
            }
        }
    }

    public int Count
    {
        get
        {
            lock (gate)
            {
                return all.Count;
            }
        }
    }

    /// <summary>The plan with all that was done to the run so far: doing it gives the same bytes.</summary>
    public RunPlan AsDone
    {
        get
        {
            lock (gate)
            {
                return plan with
                {
                    Injections = [.. injections, .. plan.Injections.Where(injection => injection.Tick > frame)],
                    Settings = [.. settings, .. plan.Settings.Where(setting => setting.Tick > frame)],
                };
            }
        }
    }

    /// <summary>The scenario as it is now, with the values that were changed on the way.</summary>
    public Scenario Scenario => Stages.At(plan with { Settings = SettingsWith([]) }, int.MaxValue);

    /// <summary>Has an actor send a message with the next frame that is not being computed already.</summary>
    /// <exception cref="ApiException">The message is not valid, or the run is over.</exception>
    public Intervention Inject(MessageDraft draft)
    {
        var scenario = Scenario;
        var reading = OutsideMessages.Read(scenario, 0, [draft with { Tick = null }]);
        if (reading.Messages is not [var spoken])
        {
            throw Refuse.Invalid("The message cannot be sent.", reading.Problems);
        }

        if (!scenario.World.HasMessages)
        {
            throw Refuse.Conflict("no-messages", "This scenario sends no messages, so none can be injected.");
        }

        var actor = scenario.World.Actors[spoken.Actor].Id;
        var to = draft.Addressees.IsDefaultOrEmpty ? "" : $" to {string.Join(", ", draft.Addressees)}";
        return Accept(
            live => live.Say(actor, spoken.Content),
            tick => journal.TryAdd(new Injection(tick, spoken.Actor, spoken.Content)),
            new Intervention { Number = 0, Tick = 0, Kind = MessageKind, Summary = $"{actor}: {draft.Kind}{to}" },
            actor);
    }

    /// <summary>Changes a value from the next frame on that is not being computed already.</summary>
    /// <exception cref="ApiException">The value cannot be changed so, or the run is over.</exception>
    public Intervention Set(string path, double value)
    {
        var levers = Controls.Of(Scenario).Levers;
        var lever = levers.FirstOrDefault(known => known.Path == path) ?? throw Refuse.Invalid(
            "unknown-parameter", $"`{path}` is no parameter of the run.",
            NearestTo(path, levers));
        var change = new Override(path, value.ToString("R", CultureInfo.InvariantCulture));
        try
        {
            Stages.MustFit(plan.Scenario.World, Stages.At(plan with { Settings = SettingsWith([change]) }, int.MaxValue).World);
        }
        catch (InvalidScenarioException invalid)
        {
            throw Refuse.Invalid("The value cannot be changed so.", invalid.Problems);
        }

        return Accept(
            live => live.Set(change),
            tick => journal.TryAdd(new Setting(tick, change)),
            new Intervention
            {
                Number = 0,
                Tick = 0,
                Kind = "parameter",
                Path = path,
                Before = lever.Value,
                Value = value,
                Summary = string.Create(CultureInfo.InvariantCulture, $"{path}: {lever.Value:0.####} -> {value:0.####}"),
            },
            actor: null,
            change);
    }

    /// <summary>The engine is about to be asked for a frame; what comes from now on is for the frame after it.</summary>
    public void BeginTick()
    {
        lock (gate)
        {
            isComputing = true;
            if (engine.Live is null)
            {
                first.AddRange(waiting);
                waiting.Clear();
            }
        }
    }

    /// <summary>The engine goes on from where a fork begins: what was done while it waited there is for its first frame.</summary>
    private void Begin(LiveRun live)
    {
        lock (gate)
        {
            foreach (var act in first)
            {
                act(live);
            }

            first.Clear();
        }
    }

    /// <summary>A frame is there: what waited is given to the engine for the next, and what it brought is known now.</summary>
    public void EndTick(TickRecord record)
    {
        lock (gate)
        {
            (isComputing, frame) = (false, record.Tick);
            injections.AddRange(record.Injections);
            settings.AddRange(record.Settings);
            NameSent(record);
            if (engine.Live is { } live)
            {
                foreach (var act in waiting)
                {
                    act(live);
                }

                waiting.Clear();
            }
        }
    }

    /// <param name="act">Gives it to the engine.</param>
    /// <param name="isNoted">Notes it with the frame at which it takes effect; false: the run is over.</param>
    /// <param name="wanted">What people are told of it.</param>
    /// <param name="actor">Who speaks; null: nobody does.</param>
    /// <param name="change">The value that changes, or null.</param>
    private Intervention Accept(Action<LiveRun> act, Func<int, bool> isNoted, Intervention wanted, string? actor, Override? change = null)
    {
        lock (gate)
        {
            // A fork does at once what comes before it, and takes no part in it.
            var tick = Math.Max(frame + (isComputing ? 2 : 1), (plan.Fork?.Tick ?? -1) + 1);
            if (tick > plan.Scenario.World.Ticks)
            {
                throw Refuse.Over();
            }

            if (all.Count >= Most)
            {
                throw Refuse.Conflict("too-many-interventions", $"A run takes at most {Most} interventions.");
            }

            if (actor is not null && unsent.Count(item => item.Number >= planned && all[item.Number].Tick > frame) >= LiveRun.MostWaiting)
            {
                throw new ApiException(429, "too-many-waiting", $"{LiveRun.MostWaiting} messages already wait for the next tick.", "Let the run go on before you send more.");
            }

            if (!isNoted(tick))
            {
                throw Refuse.Over();
            }

            var accepted = wanted with { Number = all.Count, Tick = tick, Date = run.Journal.Cast.DateOf(tick) };
            if (!isComputing && engine.Live is { } live)
            {
                act(live);
            }
            else
            {
                waiting.Add(act);
            }

            all.Add(accepted);
            applied = change is null ? applied : [.. applied, change];
            if (actor is not null)
            {
                unsent.Add((accepted.Number, actor));
            }

            run.Viewers.Tell(new InterventionEvent(accepted));
            return accepted;
        }
    }

    /// <summary>Finds the messages that became of interventions: those of one actor in the order in which they were accepted.</summary>
    private void NameSent(TickRecord record)
    {
        foreach (var message in record.Sent)
        {
            var place = message.IsLeak || !message.Id.StartsWith(Injection.IdPrefix, StringComparison.Ordinal)
                ? -1
                : unsent.FindIndex(item => all[item.Number].Tick == record.Tick && item.Actor == plan.Scenario.World.Actors[message.Sender].Id);
            if (place >= 0)
            {
                all[unsent[place].Number] = all[unsent[place].Number] with { Message = message.Id };
                unsent.RemoveAt(place);
            }
        }
    }

    private ImmutableArray<Setting> SettingsWith(ImmutableArray<Override> more)
    {
        lock (gate)
        {
            return [.. plan.Settings, .. applied.Concat(more).Select(change => new Setting(int.MaxValue, change))];
        }
    }

    private static string NearestTo(string path, ImmutableArray<Lever> levers) =>
        Scenarios.Problems.NearestName.Of(path, levers.Select(lever => lever.Path)) is { } nearest
            ? $"Did you mean `{nearest}`?"
            : $"Known: {string.Join(", ", levers.Take(12).Select(lever => lever.Path))}.";
}
