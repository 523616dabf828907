using System.Globalization;
using StanceSim.Scenarios.Problems;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios.Language;

/// <summary>A number in a range, or the name of a parameter after a dollar sign.</summary>
internal sealed class NumberForm(double low, double high, bool excludesLow = false) : ScalarForm<double>
{
    public double Low { get; } = low;

    public double High { get; } = high;

    private string Range => (Low, High) switch
    {
        ( <= double.MinValue, >= double.MaxValue) => "",
        (var least, >= double.MaxValue) => $" {(excludesLow ? "above" : "of at least")} {Text(least)}",
        ( <= double.MinValue, var most) => $" of at most {Text(most)}",
        var (least, most) => $" in {(excludesLow ? "(" : "[")}{Text(least)}, {Text(most)}]",
    };

    public override string Words => "number" + Range;

    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    protected override bool TryReadText(Scalar scalar, ReadContext context, out double value)
    {
        if (!TryResolve(scalar, context, this, out value))
        {
            return false;
        }

        if (value >= Low && value <= High && !(excludesLow && value == Low))
        {
            return true;
        }

        context.Add(ProblemKinds.OutOfRange, scalar, $"{Text(value)} is out of range.", $"Write {WithArticle}.");
        return false;
    }

    /// <summary>The number that a text is, or that the parameter it names has.</summary>
    public static bool TryResolve(Scalar scalar, ReadContext context, Form form, out double value)
    {
        value = 0;
        if (scalar.Text.StartsWith('$'))
        {
            var name = scalar.Text[1..];
            if (context.Parameters.TryFind(name, out var parameter))
            {
                value = context.ParameterValues[parameter];
                return true;
            }

            context.Add(ProblemKinds.UnknownParameter, scalar, $"There is no parameter `{name}`.", context.Parameters.FixFor(name));
            return false;
        }

        if (scalar.IsPlain && TryParse(scalar.Text, out value))
        {
            return true;
        }

        context.Add(ProblemKinds.NotANumber, scalar, $"{Capital(scalar.Words)} is not a number.", !scalar.IsPlain && TryParse(scalar.Text, out _)
            ? "Remove the quotes."
            : $"Write {form.WithArticle}, or the name of a parameter after a dollar sign.");
        return false;
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    public override void WriteTo(SchemaWriter schema) => schema.Number(Low, High, excludesLow);
}

/// <summary>A whole number in a range, or the name of a parameter after a dollar sign.</summary>
internal sealed class WholeForm(int low, int high) : ScalarForm<int>
{
    public override string Words => high == int.MaxValue ? $"whole number of at least {low}" : $"whole number in [{low}, {high}]";

    protected override bool TryReadText(Scalar scalar, ReadContext context, out int value)
    {
        value = 0;
        if (!NumberForm.TryResolve(scalar, context, this, out var number))
        {
            return false;
        }

        if (number != Math.Floor(number))
        {
            context.Add(ProblemKinds.NotWhole, scalar, $"{NumberForm.Text(number)} is not a whole number.", $"Write {WithArticle}.");
            return false;
        }

        if (number < low || number > high)
        {
            context.Add(ProblemKinds.OutOfRange, scalar, $"{NumberForm.Text(number)} is out of range.", $"Write {WithArticle}.");
            return false;
        }

        value = (int)number;
        return true;
    }

    public override void WriteTo(SchemaWriter schema) => schema.Whole(low, high);
}

/// <summary>A seed: any whole number that 64 bits hold.</summary>
internal sealed class SeedForm : ScalarForm<ulong>
{
    public override string Words => "whole number from 0 to 18446744073709551615";

    protected override bool TryReadText(Scalar scalar, ReadContext context, out ulong value)
    {
        if (scalar.IsPlain && ulong.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        value = 0;
        context.Add(ProblemKinds.NotWhole, scalar, $"`{scalar.Text}` is not a seed.", $"Write {WithArticle}.");
        return false;
    }

    public override void WriteTo(SchemaWriter schema) => schema.Seed();
}
