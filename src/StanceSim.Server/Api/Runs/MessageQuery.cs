using StanceSim.Server.Api.Errors;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api.Runs;

/// <summary>Which messages to tell; what is null does not matter.</summary>
internal sealed record MessageQuery
{
    public string[]? Kind { get; init; }

    public string? Actor { get; init; }

    /// <summary>What the actor is to them: sender, addressee or any (default).</summary>
    public string? Role { get; init; }

    public string? Issue { get; init; }

    public int? FromTick { get; init; }

    public int? ToTick { get; init; }

    public string? Trigger { get; init; }

    public bool? TriggersOnly { get; init; }

    public string? Text { get; init; }

    public int? Limit { get; init; }

    public string? After { get; init; }

    /// <summary>Messages that match all but their kind.</summary>
    /// <exception cref="ApiException">It names what is not there.</exception>
    public IEnumerable<MessageEntry> Search(RunJournal journal)
    {
        Asked.MaybeActor(journal.Cast, Actor);
        Asked.MaybeIssue(journal.Cast, Issue);
        if (Role is not (null or "" or "any" or "sender" or "addressee"))
        {
            throw Refuse.Query("`role` is sender, addressee or any.");
        }

        var trigger = string.IsNullOrEmpty(Trigger) ? -1 : MessageEndpoints.Find(journal, Trigger).Number;
        return journal.Messages.Until(journal.Newest).Where(entry =>
            entry.Row.Sent >= (FromTick ?? 0)
            && entry.Row.Sent <= (ToTick ?? int.MaxValue)
            && (string.IsNullOrEmpty(Issue) || entry.Row.Issue == Issue)
            && (trigger < 0 || entry.Trigger == trigger)
            && (TriggersOnly != true || entry.Trigger == entry.Number)
            && (string.IsNullOrEmpty(Actor) || Concerns(entry, Actor))
            && (string.IsNullOrEmpty(Text) || Mentions(entry, Text)));
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
