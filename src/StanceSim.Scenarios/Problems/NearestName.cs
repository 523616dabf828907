namespace StanceSim.Scenarios.Problems;

/// <summary>Finds what was meant when a name is not known.</summary>
public static class NearestName
{
    /// <summary>Names beyond this many are not compared: they were generated, not typed.</summary>
    private const int Most = 2_000;

    /// <summary>A clause such as " (did you mean `sanctions`?)", to stand before the end mark of a sentence; empty when nothing is near.</summary>
    public static string Suggest(string name, IEnumerable<string> known) =>
        Of(name, known) is { } nearest ? $" (did you mean `{nearest}`?)" : "";

    /// <summary>The known name within a third of its length in edits (two at least, one for up to three letters), upper and lower case alike, the first of equals; else the one that begins the same; or null.</summary>
    public static string? Of(string name, IEnumerable<string> known) => InEdits(name, known) ?? InBeginning(name, known);

    /// <summary>The name that shares the most letters at the beginning, if at least four.</summary>
    private static string? InBeginning(string name, IEnumerable<string> known)
    {
        string? nearest = null;
        var most = 3;
        foreach (var candidate in known.Take(Most))
        {
            var shared = 0;
            while (shared < Math.Min(name.Length, candidate.Length) && Same(name[shared], candidate[shared]))
            {
                shared++;
            }

            if (shared > most)
            {
                (nearest, most) = (candidate, shared);
            }
        }

        return nearest;
    }

    private static string? InEdits(string name, IEnumerable<string> known)
    {
        string? nearest = null;
        var least = (name.Length <= 3 ? 1 : Math.Max(2, name.Length / 3)) + 1;
        foreach (var candidate in known.Take(Most))
        {
            if (Math.Abs(candidate.Length - name.Length) < least && Distance(name, candidate) is var distance && distance < least)
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that turn one name into another.</summary>
    private static int Distance(string left, string right)
    {
        int[] beforeLast = new int[right.Length + 1], last = new int[right.Length + 1], row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
