using System.Globalization;
using StanceSim.Scenarios.Problems;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios.Language;

/// <summary>A tick within the run, by its date or its number.</summary>
internal sealed class MomentForm(bool allowsNumber) : ScalarForm<int>
{
    public override string Words => allowsNumber ? "date such as 2020-08-09, or the number of a tick" : "date such as 2020-08-09";

    protected override bool TryReadText(Scalar scalar, ReadContext context, out int value)
    {
        value = 0;
        if (allowsNumber && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out value))
        {
            return IsWithin(scalar, context, value);
        }

        if (!DateForm.TryParse(scalar.Text, out var date))
        {
            context.Add(ProblemKinds.NotADate, scalar, $"`{scalar.Text}` is not a {(allowsNumber ? "date or tick" : "date")}.", $"Write {WithArticle}.");
            return false;
        }

        if (!context.KnowsTime)
        {
            return false;
        }

        if (context.Calendar.Start is null)
        {
            context.Add(ProblemKinds.DateWithoutStart, scalar, "A date means nothing here: the scenario's ticks have no dates.",
                "Give `time` a `start` date, or use the number of a tick.");
            return false;
        }

        value = context.Calendar.TickOf(date);
        return IsWithin(scalar, context, value);
    }

    private static bool IsWithin(Scalar scalar, ReadContext context, int tick)
    {
        if (tick >= 0 && tick < context.Ticks)
        {
            return true;
        }

        var calendar = context.Calendar;
        context.Add(ProblemKinds.OutsideTheRun, scalar, $"{scalar.Text} lies outside the run, which goes from {calendar.Label(0)} to {calendar.Label(context.Ticks - 1)}.",
            "Change it, or `start`, `end` or `ticks` in `time`.");
        return false;
    }

    public override void WriteTo(SchemaWriter schema) => schema.Moment(allowsNumber);
}
