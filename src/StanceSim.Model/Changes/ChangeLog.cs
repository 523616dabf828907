using System.Runtime.InteropServices;

namespace StanceSim.Model.Changes;

/// <summary>Collects the changes of a tick with their contributions. Bounded by the caller, who clears it after each tick.</summary>
public sealed class ChangeLog
{
    /// <summary>The finest difference that is told between contributions, some 6e-14. The digits behind it are chance, and would be most of what a run takes on disk.</summary>
    public const double Step = 1.0 / (1L << 44);

    private readonly List<Change> changes = [];
    private readonly List<Contribution> contributions = [];
    private int open;

    public ReadOnlySpan<Change> Changes => CollectionsMarshal.AsSpan(changes);

    public ReadOnlySpan<Contribution> Contributions => CollectionsMarshal.AsSpan(contributions);

    /// <summary>Contributions of one change.</summary>
    public ReadOnlySpan<Contribution> Of(Change change) => Contributions.Slice(change.First, change.Count);

    /// <summary>Adds a contribution to the change that is being told; zero contributions are left out.</summary>
    public void Add(Mechanism mechanism, int source, string? message, double amount)
    {
        if (amount != 0)
        {
            contributions.Add(new Contribution(mechanism, source, message, amount));
        }
    }

    /// <summary>Ends the change that is being told. When nothing changed, its contributions are dropped with it.</summary>
    public void Close(int tick, int actor, Variable variable, int subject, double before, double after)
    {
        if (before == after)
        {
            CollectionsMarshal.SetCount(contributions, open);
            return;
        }

        changes.Add(new Change(tick, actor, variable, subject, before, after, open, contributions.Count - open));
        open = contributions.Count;
    }

    /// <summary>Appends changes told elsewhere, as when slices of a tick are put together.</summary>
    /// <param name="others">Changes that name the places of their contributions in <paramref name="parts"/>.</param>
    /// <param name="parts">The contributions.</param>
    public void Append(ReadOnlySpan<Change> others, ReadOnlySpan<Contribution> parts)
    {
        changes.EnsureCapacity(changes.Count + others.Length);
        contributions.EnsureCapacity(contributions.Count + parts.Length);
        foreach (var change in others)
        {
            changes.Add(change with { First = change.First + open });
        }

        contributions.AddRange(parts);
        open = contributions.Count;
    }

    /// <summary>
    /// The same changes by actor, variable and subject, each with its contributions in the order they were told, and in whole
    /// steps of <see cref="Step"/>; those of less than half a step are left out, unless a change has no others.
    /// </summary>
    /// <param name="room">A log that is emptied first and returned, so that nothing is allocated; null: a new one.</param>
    public ChangeLog InCanonicalOrder(ChangeLog? room = null)
    {
        var sorted = room ?? new ChangeLog();
        sorted.Clear();
        sorted.changes.EnsureCapacity(changes.Count);
        sorted.contributions.EnsureCapacity(contributions.Count);
        if (IsInOrder())
        {
            foreach (ref readonly var change in Changes)
            {
                sorted.Take(change, Of(change));
            }
        }
        else
        {
            foreach (var change in changes.OrderBy(PlaceOf))
            {
                sorted.Take(change, Of(change));
            }
        }

        return sorted;
    }

    private bool IsInOrder()
    {
        for (var index = 1; index < changes.Count; index++)
        {
            if (PlaceOf(changes[index]) < PlaceOf(changes[index - 1]))
            {
                return false;
            }
        }

        return true;
    }

    private void Take(Change change, ReadOnlySpan<Contribution> parts)
    {
        AddInSteps(parts, contributions);
        if (contributions.Count == open)
        {
            contributions.AddRange(parts);
        }

        changes.Add(change with { First = open, Count = contributions.Count - open });
        open = contributions.Count;
    }

    /// <summary>What rounding takes from a contribution the next one gets, so that the sum stays what it was.</summary>
    private static void AddInSteps(ReadOnlySpan<Contribution> parts, List<Contribution> told)
    {
        var rest = 0.0;
        foreach (ref readonly var part in parts)
        {
            var exact = part.Amount + rest;
            var amount = Math.Round(exact / Step) * Step;
            rest = exact - amount;
            if (amount != 0)
            {
                told.Add(part with { Amount = amount });
            }
        }
    }

    private static UInt128 PlaceOf(Change change) => new(((ulong)(uint)change.Actor << 32) | (uint)change.Variable, (uint)change.Subject);

    public void Clear()
    {
        changes.Clear();
        contributions.Clear();
        open = 0;
    }
}
