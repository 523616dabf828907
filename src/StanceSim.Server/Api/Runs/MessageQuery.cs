using StanceSim.Server.Api.Errors;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api.Runs;

/// <summary>Which messages to tell; what is null does not matter.</summary>
internal sealed record MessageQuery
{
    /// <summary>Ids of the messages.</summary>
    public string[]? Id { get; init; }

    public string[]? Kind { get; init; }

    public string? Actor { get; init; }

    /// <summary>What the actor is to them: sender, addressee or any (default).</summary>
    public string? Role { get; init; }

    public string? Issue { get; init; }

    /// <summary>An issue that they are on, unless they are on none.</summary>
    public string? About { get; init; }

    public int? FromTick { get; init; }

    public int? ToTick { get; init; }

    public string? Trigger { get; init; }

    public bool? TriggersOnly { get; init; }

    /// <summary>Only what the scenario dates: what no policy sent and nobody from outside.</summary>
    public bool? DatedOnly { get; init; }

    public string? Text { get; init; }

    public int? Limit { get; init; }

    public string? After { get; init; }

    /// <summary>Messages that match.</summary>
    /// <exception cref="ApiException">It names what is not there.</exception>
    public IEnumerable<MessageEntry> Search(RunJournal journal) => SearchAnyKind(journal).Where(IsOfKind);

    public bool IsOfKind(MessageEntry entry) => Kind is not { Length: > 0 } || Kind.Contains(entry.Row.Kind);

    /// <summary>Messages that match all but their kind.</summary>
    /// <exception cref="ApiException">It names what is not there.</exception>
    public IEnumerable<MessageEntry> SearchAnyKind(RunJournal journal)
    {
        Asked.MaybeActor(journal.Cast, Actor);
        Asked.MaybeIssue(journal.Cast, Issue);
        Asked.MaybeIssue(journal.Cast, About);
        if (Role is not (null or "" or "any" or "sender" or "addressee"))
        {
            throw Refuse.Query("`role` is sender, addressee or any.");
        }

        var trigger = string.IsNullOrEmpty(Trigger) ? -1 : MessageEndpoints.Find(journal, Trigger).Number;
        return Candidates(journal).Where(entry =>
            entry.Row.Sent >= (FromTick ?? 0)
            && entry.Row.Sent <= (ToTick ?? int.MaxValue)
            && (string.IsNullOrEmpty(Issue) || entry.Row.Issue == Issue)
            && (string.IsNullOrEmpty(About) || entry.Row.Issue is null || entry.Row.Issue == About)
            && (DatedOnly != true || (entry.Row.Policy is null && !entry.IsInjected))
            && (trigger < 0 || entry.Trigger == trigger)
            && (TriggersOnly != true || entry.Trigger == entry.Number)
            && (string.IsNullOrEmpty(Actor) || Concerns(entry, Actor))
            && (string.IsNullOrEmpty(Text) || Mentions(entry, Text)));
    }

    /// <summary>Those that were named, or all.</summary>
    private IEnumerable<MessageEntry> Candidates(RunJournal journal)
    {
        var newest = journal.Newest;
        return Id is { Length: > 0 } ids
            ? ids.Distinct().Select(journal.Messages.Find).OfType<MessageEntry>().Where(entry => entry.Row.Sent <= newest).OrderBy(entry => entry.Number)
            : journal.Messages.Until(newest);
    }

    /// <summary>Whether a text occurs in what a message says, its id, its kind or its sender.</summary>
    public static bool Mentions(MessageEntry entry, string text)
    {
        var row = entry.Row;
        return Has(row.Text) || Has(row.Id) || Has(row.Kind) || Has(row.Sender);

        bool Has(string? whole) => whole?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;
    }

    private bool Concerns(MessageEntry entry, string actor) =>
        (Role != "addressee" && entry.Row.Sender == actor) || (Role != "sender" && entry.Row.Addressees.Contains(actor));
}
