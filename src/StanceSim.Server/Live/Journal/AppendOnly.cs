namespace StanceSim.Server.Live.Journal;

/// <summary>A list that one thread appends to while others read what is there already.</summary>
internal sealed class AppendOnly<T>
{
    private T[] items = new T[16];
    private int count;

    /// <summary>Items that can be read.</summary>
    public int Count => Volatile.Read(ref count);

    public T this[int index] => (uint)index < (uint)Count ? Volatile.Read(ref items)[index] : throw new ArgumentOutOfRangeException(nameof(index));

    public void Add(T item)
    {
        if (count == items.Length)
        {
            // Readers of the old array find in it all that they may read.
            var larger = new T[2 * count];
            items.CopyTo(larger, 0);
            Volatile.Write(ref items, larger);
        }

        items[count] = item;
        Volatile.Write(ref count, count + 1);
    }

    /// <summary>Those that are there now; later ones are not seen.</summary>
    public ReadOnlySpan<T> Now()
    {
        var readable = Count;
        return Volatile.Read(ref items).AsSpan(0, readable);
    }

    /// <summary>The same as a sequence.</summary>
    public IEnumerable<T> Enumerate()
    {
        var readable = Count;
        for (var index = 0; index < readable; index++)
        {
            yield return this[index];
        }
    }
}
