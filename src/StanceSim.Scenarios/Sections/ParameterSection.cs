using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Scenarios.Sections;

/// <summary>A named number.</summary>
internal static class ParameterSection
{
    /// <summary>Words of the expression language, which cannot name a parameter.</summary>
    private static readonly string[] Reserved = ["and", "or", "not", "if", "min", "max", "abs", "true", "false", "tick", "date"];

    private static readonly Form<double> AnyNumber = new NumberForm(double.MinValue, double.MaxValue);

    private static readonly Key<double> Value = Key<double>.Required("value", AnyNumber, "The number.", 0);

    private static readonly Key<double> Low = Key<double>.Optional(
        "low", AnyNumber, "Lowest value that it may have, whoever sets it.", double.MinValue, "no bound");

    private static readonly Key<double> High = Key<double>.Optional(
        "high", AnyNumber, "Highest value that it may have, whoever sets it.", double.MaxValue, "no bound");

    private static readonly Key<string> Description = Key<string>.Optional("description", new TextForm(), "What it means.", "");

    public static Section Section { get; } = new(
        "parameter", "A named number, written `$name` where a number is expected and by its name in expressions.", Value, Low, High, Description);

    public static Form<double> Form { get; } = new ShortOrLongForm<double>(AnyNumber, new SectionForm<double>(Section, Read));

    public static bool IsReserved(string name) => Reserved.Contains(name);

    private static double Read(SectionValues values)
    {
        if (!values.TryGet(Value, out var value))
        {
            return 0;
        }

        var (low, high) = (values.Get(Low), values.Get(High));
        if (low > high)
        {
            values.Context.Add(ProblemKinds.EmptyRange, values.At(Low), "`low` is above `high`.", "Swap the two.");
        }
        else if (value < low || value > high)
        {
            values.Context.Add(ProblemKinds.OutOfRange, values.At(Value), $"{NumberForm.Text(value)} is outside the parameter's own range.",
                $"Write {new NumberForm(low, high).WithArticle}, or change `{(value < low ? "low" : "high")}`.");
        }

        return value;
    }
}
