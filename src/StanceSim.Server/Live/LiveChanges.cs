using System.Collections.Immutable;
using System.Globalization;
using StanceSim.Experiments.Runs;
using StanceSim.Grains.Runs;
using StanceSim.Model.Messages;
using StanceSim.Scenarios;
using StanceSim.Scenarios.Levers;
using StanceSim.Scenarios.Messages;
using StanceSim.Server.Api.Errors;
using StanceSim.Server.Api.Shapes;

namespace StanceSim.Server.Live;

/// <summary>
/// What people do to a run while it goes on: messages that they have actors send, and values that they change. Each is given
/// to the engine between two ticks, so that it is known from the start with which frame it takes effect.
/// </summary>
internal sealed class LiveChanges(RunPlan plan, GrainEngine engine, WatchedRun run)
{
    /// <summary>Interventions in a run, at most.</summary>
    private const int Most = 10_000;

    private readonly Lock gate = new();
    private readonly List<Intervention> all = [];
    private readonly List<Action<LiveRun>> waiting = [];
    private readonly List<(int Number, int Actor)> unsent = [];
    private readonly List<Injection> injections = [];
    private readonly List<Setting> settings = [];
    private ImmutableArray<Override> applied = [];
    private bool isComputing = true;
    private int frame = -1;

    /// <summary>All of them, in the order in which they were accepted.</summary>
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

    /// <summary>The plan with all that was done to the run: doing it gives the same bytes.</summary>
    public RunPlan AsDone
    {
        get
        {
            lock (gate)
            {
                return plan with { Injections = [.. injections], Settings = [.. settings] };
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
        var reading = ScenarioReader.ReadMessage(scenario, draft);
        if (reading.Message is not { } spoken)
        {
            throw Refuse.Invalid("The message cannot be sent.", reading.Problems);
        }

        if (!scenario.World.HasMessages)
        {
            throw Refuse.Conflict("no-messages", "This scenario sends no messages, so none can be injected.");
        }

        var actor = scenario.World.Actors[spoken.Sender].Id;
        var to = draft.Addressees.IsDefaultOrEmpty ? "" : $" to {string.Join(", ", draft.Addressees)}";
        return Accept(
            live => live.Say(actor, spoken.Content),
            new Intervention { Number = 0, Tick = 0, Kind = "message", Summary = $"{actor}: {draft.Kind}{to}" },
            spoken.Sender);
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
            actor: -1,
            change);
    }

    /// <summary>The engine is about to be asked for a frame; what comes from now on is for the frame after it.</summary>
    public void BeginTick()
    {
        lock (gate)
        {
            isComputing = true;
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
            foreach (var act in waiting)
            {
                act(engine.Live ?? throw new InvalidOperationException("The engine has no live run."));
            }

            waiting.Clear();
        }
    }

    private Intervention Accept(Action<LiveRun> act, Intervention wanted, int actor, Override? change = null)
    {
        lock (gate)
        {
            var tick = frame + (isComputing ? 2 : 1);
            if (tick > plan.Scenario.World.Ticks || (!isComputing && engine.Live is null))
            {
                throw Refuse.Over();
            }

            if (all.Count >= Most)
            {
                throw Refuse.Conflict("too-many-interventions", $"A run takes at most {Most} interventions.");
            }

            var accepted = wanted with { Number = all.Count, Tick = tick, Date = run.Journal.Cast.DateOf(tick) };
            if (isComputing)
            {
                waiting.Add(act);
            }
            else if (engine.Live is { } live)
            {
                act(live);
            }

            all.Add(accepted);
            applied = change is null ? applied : [.. applied, change];
            if (actor >= 0)
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
                : unsent.FindIndex(item => item.Actor == message.Sender);
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
