namespace StanceSim.Server.Live.Journal;

internal static class Chunks
{
    /// <summary>Neighbours with the same key together, in their order; one such group is in memory at a time.</summary>
    public static IEnumerable<List<T>> ChunkBy<T>(this IEnumerable<T> items, Func<T, int> key)
    {
        var chunk = new List<T>();
        foreach (var item in items)
        {
            if (chunk.Count > 0 && key(chunk[0]) != key(item))
            {
                yield return chunk;
                chunk = [];
            }

            chunk.Add(item);
        }

        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }
}
