using StanceSim.Server.Api.Errors;
using StanceSim.Server.Api.Shapes;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api.Explain;

/// <summary>Which changes to tell; what is null does not matter.</summary>
internal sealed record ChangeQuery
{
    public string? Actor { get; init; }

    public string? Issue { get; init; }

    public string? Variable { get; init; }

    /// <summary>Who is regarded; affinities only.</summary>
    public string? Other { get; init; }

    public int? Tick { get; init; }

    public int? FromTick { get; init; }

    public int? ToTick { get; init; }

    /// <summary>Id of a message that contributed.</summary>
    public string? Message { get; init; }

    public int? Limit { get; init; }

    public string? After { get; init; }

    /// <exception cref="ApiException">It names what is not there.</exception>
    public ChangeList Search(RunJournal journal)
    {
        var page = Page.Of(Limit, After);
        var (actor, issue, other) = (Asked.MaybeActor(journal.Cast, Actor), Asked.MaybeIssue(journal.Cast, Issue), Asked.MaybeActor(journal.Cast, Other));
        var variable = Asked.MaybeVariable(Variable);
        var message = string.IsNullOrEmpty(Message) ? -1 : Runs.MessageEndpoints.Find(journal, Message).Number;
        var to = (ToTick ?? journal.Newest - 1) + 1;
        var found = new List<ChangeEntry>();
        foreach (var change in journal.Changes.Of(Tick ?? FromTick ?? 0, Tick is { } only ? only + 1 : to, IsWanted))
        {
            if (message < 0 || journal.Changes.PartsOf(change).Any(part => part.Message == message))
            {
                found.Add(change);
            }
        }

        var (items, next) = page.Of(found);
        return new ChangeList([.. items.Select(change => ShapeOf(journal, change))], found.Count, next);

        bool IsWanted(ChangeEntry change) =>
            (actor is null || change.Actor == actor)
            && (variable is null || change.Variable == variable)
            && (issue is null || (change.Variable != Model.Changes.Variable.Affinity && change.Subject == issue))
            && (other is null || (change.Variable == Model.Changes.Variable.Affinity && change.Subject == other));
    }

    private static ChangeShape ShapeOf(RunJournal journal, ChangeEntry change)
    {
        var (cast, isAffinity) = (journal.Cast, change.Variable == Model.Changes.Variable.Affinity);
        return new ChangeShape
        {
            Number = change.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Tick = change.Tick,
            Date = cast.DateOf(change.Tick),
            Actor = cast.Manifest.Actors[change.Actor].Id,
            Variable = Experiments.Results.Recording.Names.Of(change.Variable),
            Issue = isAffinity ? null : cast.IssueId(change.Subject),
            Other = isAffinity ? cast.ActorId(change.Subject) : null,
            Before = change.Before,
            After = change.After,
            Contributions = [.. journal.Changes.PartsOf(change).OrderByDescending(part => Math.Abs(part.Amount)).Select(part => ShapeOf(journal, change, part))],
        };
    }

    private static ContributionShape ShapeOf(RunJournal journal, ChangeEntry change, ContributionEntry part)
    {
        var message = part.Message < 0 ? null : journal.Messages[part.Message].Row;
        return new ContributionShape(
            MechanismNames.Of(part.Mechanism), journal.Cast.ActorId(part.Source), journal.Cast.TieBetween(change.Actor, part.Source), message?.Id, message?.Policy, part.Amount);
    }
}
