using StanceSim.Experiments.Runs;
using StanceSim.Model.Changes;
using StanceSim.Model.Messages;

namespace StanceSim.Observability.Cascades;

/// <summary>
/// Says which cascades may still grow, so that the others can be told while the run goes on. It knows the world's rules for
/// causes and errs on one side only: a cascade that it lets go gets no message any more.
/// </summary>
/// <remarks>
/// A message is a cause when it is heard; when a dated message that was not sent yet names it; and as long as it is what last
/// moved an actor on an issue: for policies of that actor that wait for a condition alone, and for organisations that decide
/// as that actor wants.
/// </remarks>
internal sealed class CascadeEnds
{
    /// <summary>Actors and issues of which is kept what may have moved them last, at most; with more, cascades are told when the run ends.</summary>
    private const int MostMovers = 1 << 10;

    private readonly bool isKnown;
    private readonly int issues;
    private readonly List<ScheduledMessage> dated;
    private readonly Dictionary<int, HashSet<TracedMessage>> movers = [];
    private readonly SortedDictionary<int, List<TracedMessage>> unheard = [];

    /// <param name="plan">The run to come.</param>
    public CascadeEnds(RunPlan plan)
    {
        var world = plan.Scenario.World;
        (issues, dated) = (world.IssueCount, [.. world.Schedule]);
        foreach (var policy in world.Policies.Where(policy => policy.On is null && policy.Say.Issue >= 0))
        {
            movers.TryAdd((policy.Actor * issues) + policy.Say.Issue, []);
        }

        foreach (var organisation in world.Organisations)
        {
            foreach (var (member, rule) in organisation.Members.SelectMany(member => organisation.Decisions.Select(rule => (member, rule))))
            {
                movers.TryAdd((member.Actor * issues) + rule.Issue, []);
            }
        }

        // Values that change on the way may bring other policies, and what moved an organisation need not show in its changes.
        var assemblies = world.Organisations.Select(organisation => organisation.Actor).ToHashSet();
        isKnown = plan.Settings.IsEmpty && movers.Count <= MostMovers && !movers.Keys.Any(cell => assemblies.Contains(cell / issues));
    }

    public void Add(TracedMessage sent)
    {
        if (!unheard.TryGetValue(sent.Message.Due, out var batch))
        {
            unheard.Add(sent.Message.Due, batch = []);
        }

        batch.Add(sent);
    }

    /// <summary>Takes in what was heard in the tick before a frame.</summary>
    public void Hear(int tick, ChangeLog changes, Func<string, TracedMessage?> find)
    {
        var heard = new List<TracedMessage>();
        while (unheard.Count > 0 && unheard.First() is var (due, batch) && due < tick)
        {
            heard.AddRange(batch);
            unheard.Remove(due);
        }

        if (movers.Count == 0)
        {
            return;
        }

        foreach (var (cell, known) in movers)
        {
            known.UnionWith(heard.Where(traced => traced.Message.Content.Issue == cell % issues && IsHeardBy(traced.Message, cell / issues)));
        }

        foreach (var change in changes.Changes)
        {
            // What was heard may move nobody, as at the end of a scale; but where a change tells who moved, it was nobody before.
            if (change.Variable == Variable.Position && movers.TryGetValue((change.Actor * issues) + change.Subject, out var known))
            {
                var told = Movers(changes.Of(change), find);
                if (told.Count > 0)
                {
                    known.Clear();
                    known.UnionWith(told);
                }
            }
        }
    }

    /// <summary>Cascades that may grow although all their messages were heard; null: any of them may.</summary>
    /// <param name="tick">Number of the frame.</param>
    /// <param name="later">Messages that are sent later.</param>
    /// <param name="find">A message by id, or its announcement.</param>
    public HashSet<Cascade>? Held(int tick, IEnumerable<Message> later, Func<string, TracedMessage?> find)
    {
        if (!isKnown)
        {
            return null;
        }

        dated.RemoveAll(message => tick >= message.Until || find(message.Id)?.Message.Id == message.Id);
        var causes = later.Select(message => message.Cause?.Message)
            .Concat(dated.SelectMany(message => new[] { message.Cause?.Message, message.Id }));
        return
        [
            .. causes.Select(id => id is null ? null : find(id)?.Cascade).OfType<Cascade>(),
            .. movers.Values.SelectMany(known => known.Select(traced => traced.Cascade)),
        ];
    }

    private static List<TracedMessage> Movers(ReadOnlySpan<Contribution> parts, Func<string, TracedMessage?> find)
    {
        var told = new List<TracedMessage>();
        foreach (var part in parts)
        {
            if (part.Message is { } id && find(id) is { } traced)
            {
                told.Add(traced);
            }
        }

        return told;
    }

    private static bool IsHeardBy(Message message, int actor) =>
        message.Sender != actor && (message.Content.Audience == Audience.Public || message.IsAddressedTo(actor));
}
