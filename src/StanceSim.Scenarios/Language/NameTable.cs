using StanceSim.Scenarios.Problems;

namespace StanceSim.Scenarios.Language;

/// <summary>The names of one sort that a scenario can refer to, numbered in its order.</summary>
/// <param name="noun">What they name, for problems: "actor", "issue", …</param>
/// <param name="unknown">The problem of a name that is not among them.</param>
internal sealed class NameTable(string noun, ProblemKind unknown)
{
    private readonly Dictionary<string, int> numbers = [];

    public List<string> Names { get; } = [];

    public string Noun { get; } = noun;

    public ProblemKind Unknown { get; } = unknown;

    /// <summary>What to write instead of another thing's name; null: nothing is known by it.</summary>
    public Func<string, string?>? Advice { get; init; }

    /// <summary>False when the name is taken.</summary>
    public bool TryAdd(string name)
    {
        if (!numbers.TryAdd(name, Names.Count))
        {
            return false;
        }

        Names.Add(name);
        return true;
    }

    public void Reserve(int count)
    {
        numbers.EnsureCapacity(count);
        Names.EnsureCapacity(count);
    }

    public bool TryFind(string name, out int number) => numbers.TryGetValue(name, out number);

    /// <summary>What to write instead of a name that is not known.</summary>
    public string FixFor(string name)
    {
        const int Shown = 12;
        if (Names.Count == 0)
        {
            return $"The scenario has no {Noun}: declare it, or remove the reference.";
        }

        if (Advice?.Invoke(name) is { } advice)
        {
            return advice;
        }

        var list = Names.Count <= Shown ? string.Join(", ", Names) : $"{string.Join(", ", Names.Take(Shown))} and {Names.Count - Shown} more";
        return NearestName.Of(name, Names) is not { } nearest ? $"Use one of: {list}."
            : Names.Count > Shown ? $"Did you mean `{nearest}`?"
            : $"Did you mean `{nearest}`? Known: {list}.";
    }
}
