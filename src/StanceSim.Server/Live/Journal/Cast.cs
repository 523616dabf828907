using System.Collections.Frozen;
using StanceSim.Experiments.Results;

namespace StanceSim.Server.Live.Journal;

/// <summary>Who and what occurs in a run, by index and by id.</summary>
internal sealed class Cast
{
    private readonly FrozenDictionary<string, int> actorsById;
    private readonly FrozenDictionary<string, int> issuesById;
    private readonly FrozenDictionary<(int From, int To), string> ties;

    public Cast(Manifest manifest)
    {
        Manifest = manifest;
        actorsById = manifest.Actors.Select((actor, index) => (actor.Id, index)).ToFrozenDictionary(pair => pair.Id, pair => pair.index);
        issuesById = manifest.Issues.Select((issue, index) => (issue.Id, index)).ToFrozenDictionary(pair => pair.Id, pair => pair.index);
        ties = manifest.Ties
            .GroupBy(tie => (actorsById[tie.From], actorsById[tie.To]))
            .ToFrozenDictionary(pair => pair.Key, pair => string.Join('+', pair.Select(tie => tie.Type).Distinct().Order(StringComparer.Ordinal)));
        HalfWidths = [.. manifest.Issues.Select(issue => (issue.High - issue.Low) / 2)];
    }

    public Manifest Manifest { get; }

    public int Actors => Manifest.Actors.Length;

    public int Issues => Manifest.Issues.Length;

    public int Cells => Actors * Issues;

    /// <summary>Half the width of each issue's scale.</summary>
    public double[] HalfWidths { get; }

    /// <summary>Index of an actor, or -1.</summary>
    public int FindActor(string id) => actorsById.GetValueOrDefault(id, -1);

    /// <summary>Index of an issue, or -1.</summary>
    public int FindIssue(string id) => issuesById.GetValueOrDefault(id, -1);

    public string? ActorId(int index) => index < 0 ? null : Manifest.Actors[index].Id;

    public string IssueId(int index) => Manifest.Issues[index].Id;

    /// <summary>Types of the ties from one actor to another, joined by +; null: none.</summary>
    public string? TieBetween(int from, int to) => to < 0 ? null : ties.GetValueOrDefault((from, to));

    /// <summary>Date of a tick, or null.</summary>
    public string? DateOf(int tick) => Manifest.Calendar.DateOf(tick) is null ? null : Manifest.Calendar.Label(tick);
}
