using StanceSim.Model.Changes;
using StanceSim.Observability.Cascades;
using StanceSim.Server.Api.Shapes;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api.Explain;

/// <summary>What came of one message: all that was sent because of it, and what each did.</summary>
internal static class Cascades
{
    private const int MostNodes = 5_000;
    private const int MostEffects = 200;

    /// <summary>The cascade below a message, breadth first.</summary>
    public static CascadeShape Below(RunJournal journal, MessageEntry stimulus, string? traceUrl)
    {
        var children = ChildrenByParent(journal);
        var (all, parents, truncated) = BreadthFirst(stimulus, children);
        var effects = EffectsOf(journal, all, stimulus.LastTick);
        var root = journal.Messages[stimulus.Trigger].Row.Id;
        var trace = TraceOf(journal.Cast.Manifest.Run, root);
        return new CascadeShape(
            stimulus.Row.Id,
            root,
            trace,
            traceUrl?.Replace("{traceId}", trace, StringComparison.Ordinal),
            truncated,
            [.. all.Select((entry, place) => new CascadeNode(
                ShapesOf.Message(journal, entry),
                parents[place],
                [.. effects[entry.Number].OrderByDescending(effect => Math.Abs(effect.Amount)).Take(MostEffects)]))]);
    }

    /// <summary>One row for each trigger that is wanted, in the order in which they were sent.</summary>
    public static IEnumerable<Func<CascadeSummary>> Triggers(RunJournal journal, Func<MessageEntry, bool> isWanted)
    {
        var children = new Lazy<ILookup<int, MessageEntry>>(() => ChildrenByParent(journal));
        var moved = new Lazy<Dictionary<int, HashSet<int>>>(() => MovedBy(journal));
        return journal.Messages.Until(journal.Newest)
            .Where(entry => entry.Trigger == entry.Number && isWanted(entry))
            .Select(entry => (Func<CascadeSummary>)(() => SummaryOf(journal, entry, children.Value, moved.Value)));
    }

    /// <summary>Id of the trace of a trigger: the same wherever it is computed.</summary>
    public static string TraceOf(string hash, string root) =>
        TraceIds.TraceOf(hash, root).ToHexString();

    private static CascadeSummary SummaryOf(
        RunJournal journal, MessageEntry entry, ILookup<int, MessageEntry> children, Dictionary<int, HashSet<int>> moved)
    {
        var (all, _, truncated) = BreadthFirst(entry, children);
        return new CascadeSummary(
            ShapesOf.Message(journal, entry),
            all.Count + truncated,
            all.Max(node => node.Row.Depth) - entry.Row.Depth,
            all.Max(node => node.Row.Due),
            all.Sum(node => node.Gross),
            all.SelectMany(node => moved.GetValueOrDefault(node.Number) ?? []).Distinct().Count(),
            TraceOf(journal.Cast.Manifest.Run, entry.Row.Id));
    }

    private static ILookup<int, MessageEntry> ChildrenByParent(RunJournal journal) =>
        journal.Messages.Until(journal.Newest).Where(entry => entry.Parent >= 0).ToLookup(entry => entry.Parent);

    private static (List<MessageEntry> All, List<int> Parents, int Truncated) BreadthFirst(MessageEntry first, ILookup<int, MessageEntry> children)
    {
        var (all, parents, truncated) = (new List<MessageEntry> { first }, new List<int> { -1 }, 0);
        for (var place = 0; place < all.Count; place++)
        {
            foreach (var child in children[all[place].Number])
            {
                if (all.Count >= MostNodes)
                {
                    truncated += 1 + child.Descendants;
                    continue;
                }

                all.Add(child);
                parents.Add(place);
            }
        }

        return (all, parents, truncated);
    }

    /// <summary>Contributions of some messages, summed by actor, quantity and tick.</summary>
    private static ILookup<int, EffectShape> EffectsOf(RunJournal journal, List<MessageEntry> messages, int lastTick)
    {
        var (cast, wanted) = (journal.Cast, messages.Select(entry => entry.Number).ToHashSet());
        var sums = new Dictionary<(int Message, int Actor, Variable Variable, int Subject, int Tick), double>();
        foreach (var (change, parts) in journal.Changes.WithParts(messages[0].Row.Due, lastTick + 1, _ => true))
        {
            foreach (var part in parts)
            {
                if (wanted.Contains(part.Message))
                {
                    var place = (part.Message, change.Actor, change.Variable, change.Subject, change.Tick);
                    sums[place] = sums.GetValueOrDefault(place) + part.Amount;
                }
            }
        }

        return sums.ToLookup(sum => sum.Key.Message, sum => new EffectShape(
            cast.Manifest.Actors[sum.Key.Actor].Id,
            sum.Key.Variable == Variable.Affinity ? null : cast.IssueId(sum.Key.Subject),
            sum.Key.Variable == Variable.Affinity ? cast.ActorId(sum.Key.Subject) : null,
            Experiments.Results.Recording.Names.Of(sum.Key.Variable),
            sum.Value,
            sum.Key.Tick));
    }

    /// <summary>Whom each message moved on any issue.</summary>
    private static Dictionary<int, HashSet<int>> MovedBy(RunJournal journal)
    {
        var moved = new Dictionary<int, HashSet<int>>();
        foreach (var (change, parts) in journal.Changes.WithParts(0, journal.Newest, change => change.Variable == Variable.Position))
        {
            foreach (var part in parts)
            {
                if (part.Message >= 0)
                {
                    (moved.TryGetValue(part.Message, out var whom) ? whom : moved[part.Message] = []).Add(change.Actor);
                }
            }
        }

        return moved;
    }
}
