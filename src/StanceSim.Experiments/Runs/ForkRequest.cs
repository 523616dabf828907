using System.Collections.Immutable;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Model.Messages;
using StanceSim.Scenarios;
using StanceSim.Scenarios.Messages;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Experiments.Runs;

/// <summary>What is to be different in a fork of a run: from a frame on, values of its scenario, dated messages, and messages from outside.</summary>
/// <param name="Tick">Number of the frame from which on it goes its own way.</param>
public sealed record ForkRequest(int Tick)
{
    /// <summary>Values to set.</summary>
    public ImmutableArray<Override> Values { get; init; } = [];

    /// <summary>Ids of dated messages that are not to be sent.</summary>
    public ImmutableArray<string> Removed { get; init; } = [];

    /// <summary>Keys of dated messages to set.</summary>
    public ImmutableArray<MessageEdit> Edited { get; init; } = [];

    /// <summary>Messages to add.</summary>
    public ImmutableArray<OutsideText> Added { get; init; } = [];

    /// <summary>Messages to add that a program worded.</summary>
    public ImmutableArray<MessageDraft> Drafts { get; init; } = [];

    /// <summary>The plan of the fork: what was done to its parent from outside, and this.</summary>
    /// <exception cref="ResultsException">It does not fit the parent.</exception>
    /// <exception cref="InvalidScenarioException">A value or message has problems.</exception>
    public Task<RunPlan> Of(RunResults parent) => Of(ForkParent.Of(parent));

    /// <inheritdoc cref="Of(RunResults)"/>
    public async Task<RunPlan> Of(ForkParent parent)
    {
        if (Tick < 0 || Tick > parent.Last)
        {
            throw new ResultsException(InterventionProblems.OutsideTheRun(parent.Name, Tick, parent.Last));
        }

        var plan = parent.Plan;
        await MustBeUnsent(parent, Stages.At(plan, Tick));
        var fork = plan with
        {
            Id = null,
            Until = null,
            Fork = new ForkPoint(parent.Run, Tick),
            Settings = [.. plan.Settings.Concat(Overrides().Select(change => new Setting(Tick, change))).OrderBy(setting => setting.Tick)],
        };
        var stage = Stages.At(fork, Tick);
        Stages.MustFit(plan.Scenario.World, stage.World);
        return fork with
        {
            Injections = [.. plan.Injections.Concat(MessagesIn(stage, parent.Name)).OrderBy(injection => injection.Tick).ThenBy(injection => injection.Actor)],
        };
    }

    private IEnumerable<Override> Overrides() =>
        [
            .. Values,
            .. Removed.Select(id => new Override($"messages.{id}", "")),
            .. Edited.Select(edit => new Override($"messages.{edit.Message}.{edit.Key}", edit.Value)),
        ];

    private ImmutableArray<Injection> MessagesIn(Scenario stage, string name)
    {
        if (Added.IsEmpty && Drafts.IsEmpty)
        {
            return [];
        }

        if (!stage.World.HasMessages)
        {
            throw new ResultsException(InterventionProblems.NobodyListens(name));
        }

        var (read, drafted) = (OutsideMessages.Read(stage, Tick, Added), OutsideMessages.Read(stage, Tick, Drafts));
        ImmutableArray<Problem> problems = [.. read.Problems, .. drafted.Problems];
        return problems.IsEmpty ? [.. read.Messages, .. drafted.Messages] : throw new InvalidScenarioException(problems);
    }

    /// <summary>What is removed or edited must be a dated message that was not sent yet.</summary>
    private async Task MustBeUnsent(ForkParent parent, Scenario stage)
    {
        var touched = Removed.Concat(Edited.Select(edit => edit.Message)).Distinct().ToArray();
        if (touched.Length == 0)
        {
            return;
        }

        var sent = await SentBefore(parent, stage);
        ImmutableArray<Problem> problems =
        [
            .. touched.Where(id => !stage.Notes.ContainsKey(id)).Select(id =>
                InterventionProblems.NoSuchMessage(parent.Name, id, NearestName.Suggest(id, [.. stage.Notes.Keys.Order(StringComparer.Ordinal)]))),
            .. touched.Where(sent.ContainsKey).Select(id => InterventionProblems.AlreadySent(parent.Name, id, sent[id], Tick)),
        ];
        if (!problems.IsEmpty)
        {
            throw new ResultsException(problems);
        }
    }

    /// <summary>Dated messages that were sent with the frame or before, or announced, by id, and when.</summary>
    private async Task<Dictionary<string, int>> SentBefore(ForkParent parent, Scenario stage)
    {
        var sent = stage.World.Schedule.Where(message => message.Condition is null && message.Tick <= Tick).ToDictionary(message => message.Id, message => message.Tick);
        await foreach (var message in parent.Messages)
        {
            if (message.Sent > Tick)
            {
                break;
            }

            sent.TryAdd(message.Id, message.Sent);
        }

        return sent;
    }
}

/// <param name="Message">Id of a dated message.</param>
/// <param name="Key">Key of it, as in a scenario.</param>
/// <param name="Value">YAML of the value.</param>
public sealed record MessageEdit(string Message, string Key, string Value);
