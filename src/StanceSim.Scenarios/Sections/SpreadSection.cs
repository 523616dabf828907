using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Scenarios.Sections;

/// <summary>How the positions of a population are spread.</summary>
internal enum Spread
{
    /// <summary>Actor n of N stands at low + (high - low)·(n - 1/2)/N.</summary>
    Even,

    /// <summary>Each is drawn evenly from [low, high), by the scenario's seed.</summary>
    Uniform,
}

/// <summary>Initial positions of a population on one issue.</summary>
/// <param name="Spread">How.</param>
/// <param name="Low">Lowest; null: of the scale.</param>
/// <param name="High">Highest; null: of the scale.</param>
internal sealed record SpreadSection(Spread Spread, double? Low, double? High)
{
    private static readonly Form<double> AnyNumber = new NumberForm(double.MinValue, double.MaxValue);

    private static readonly Key<int> SpreadKey = Key<int>.Required(
        "spread", new ChoiceForm(new("even", (int)Spread.Even), new("uniform", (int)Spread.Uniform)),
        "`even`: actor n of N at low + (high - low)(n - 1/2)/N; `uniform`: drawn by the scenario's seed.", (int)Spread.Even);

    private static readonly Key<double> LowKey = Key<double>.Optional("low", AnyNumber, "Lowest position.", 0, "lowest of the scale");

    private static readonly Key<double> HighKey = Key<double>.Optional("high", AnyNumber, "Highest position.", 0, "highest of the scale");

    public static Section Section { get; } = new("spread", "Positions of a population between two bounds.", SpreadKey, LowKey, HighKey);

    public static Form<MapEntry<int, SpreadSection>[]> ByIssue { get; } = new MapForm<int, SpreadSection>(
        Names.Issue, "issue",
        new ShortOrLongForm<SpreadSection>(
            new MappedForm<double, SpreadSection>(AnyNumber, value => new SpreadSection(Spread.Even, value, value)),
            new SectionForm<SpreadSection>(Section, Read)));

    private static SpreadSection Read(SectionValues values)
    {
        double? low = values.TryGet(LowKey, out var lowest) ? lowest : null;
        double? high = values.TryGet(HighKey, out var highest) ? highest : null;
        if (low > high)
        {
            values.Context.Add(ProblemKinds.EmptyRange, values.At(LowKey), "`low` is above `high`.", "Swap the two.");
        }

        return new SpreadSection((Spread)values.Get(SpreadKey), low, high);
    }
}
