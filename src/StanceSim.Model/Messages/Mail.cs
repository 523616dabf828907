namespace StanceSim.Model.Messages;

/// <summary>Messages under way, handed out by the tick in which they are due, in canonical order.</summary>
public sealed class Mail
{
    private readonly SortedDictionary<int, List<Message>> byDue = [];

    public bool IsEmpty => byDue.Count == 0;

    /// <summary>Messages under way, by due tick and in canonical order.</summary>
    public IEnumerable<Message> UnderWay => byDue.Values.SelectMany(due => due.Order(Message.CanonicalOrder));

    public void Post(IEnumerable<Message> messages)
    {
        foreach (var message in messages)
        {
            if (!byDue.TryGetValue(message.Due, out var due))
            {
                byDue.Add(message.Due, due = []);
            }

            due.Add(message);
        }
    }

    /// <summary>Removes and returns what is due in a tick.</summary>
    public IReadOnlyList<Message> TakeDue(int tick)
    {
        if (!byDue.Remove(tick, out var due))
        {
            return [];
        }

        due.Sort(Message.CanonicalOrder);
        return due;
    }
}
