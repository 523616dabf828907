using StanceSim.Model.Changes;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Api.Errors;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api;

/// <summary>Reads what a caller named, or refuses with what was meant.</summary>
internal static class Asked
{
    /// <summary>Index of an actor.</summary>
    public static int Actor(Cast cast, string id)
    {
        var index = cast.FindActor(id);
        return index >= 0 ? index : throw Refuse.Unknown("actor", id, "The run", cast.Manifest.Actors.Select(actor => actor.Id));
    }

    /// <summary>Index of an actor; null when none was named.</summary>
    public static int? MaybeActor(Cast cast, string? id) => string.IsNullOrEmpty(id) ? null : Actor(cast, id);

    /// <summary>Index of an issue.</summary>
    public static int Issue(Cast cast, string id)
    {
        var index = cast.FindIssue(id);
        return index >= 0 ? index : throw Refuse.Unknown("issue", id, "The run", cast.Manifest.Issues.Select(issue => issue.Id));
    }

    public static int? MaybeIssue(Cast cast, string? id) => string.IsNullOrEmpty(id) ? null : Issue(cast, id);

    /// <summary>What must be given.</summary>
    public static string Given(string? value, string name) =>
        string.IsNullOrEmpty(value) ? throw Refuse.Query($"`{name}` is missing.") : value;

    /// <summary>A variable by name.</summary>
    public static Variable Variable(string name) => name is "position" or "affinity" or "deterrence"
        ? MechanismNames.VariableOf(name)
        : throw Refuse.Query("`variable` is position, affinity or deterrence.");

    public static Variable? MaybeVariable(string? name) => string.IsNullOrEmpty(name) ? null : Variable(name);

    /// <summary>Whether deterrence is asked for rather than positions, which is the default.</summary>
    public static bool IsDeterrence(string? name) => name switch
    {
        null or "" or "position" => false,
        "deterrence" => true,
        _ => throw Refuse.Query("`variable` is position or deterrence here."),
    };

    /// <summary>Frames from one to another, both included, as far as they are there.</summary>
    public static (int From, int To) Frames(RunJournal journal, int? from, int? to)
    {
        var newest = Math.Max(0, journal.Newest);
        var (first, last) = (from ?? 0, Math.Min(to ?? newest, newest));
        return first >= 0 && first <= last
            ? (first, last)
            : throw Refuse.NotFound($"The run has frames 0 to {newest}.", $"Ask for some of those, not for {first} to {to ?? newest}.");
    }

    /// <summary>The same of what a run tells why: a fork begins to with the frame in which it goes its own way.</summary>
    public static (int From, int To) Told(RunEntry run, int? from, int? to)
    {
        var (first, last) = Frames(run.Journal, from, to);
        var begin = Math.Min(run.Manifest.From, Math.Max(0, run.Journal.Newest));
        return (Math.Max(first, begin), Math.Max(last, begin));
    }

    /// <summary>A frame that is there.</summary>
    public static int Frame(RunJournal journal, int frame) => Frames(journal, frame, frame).From;
}
