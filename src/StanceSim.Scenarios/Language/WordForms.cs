using System.Collections.Immutable;
using System.Globalization;
using StanceSim.Scenarios.Problems;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios.Language;

/// <summary>true or false.</summary>
internal sealed class FlagForm : ScalarForm<bool>
{
    public override string Words => "flag, true or false";

    protected override bool TryReadText(Scalar scalar, ReadContext context, out bool value)
    {
        value = scalar.Text == "true";
        if (scalar.IsPlain && scalar.Text is "true" or "false")
        {
            return true;
        }

        context.Add(ProblemKinds.NotAmongChoices, scalar, $"`{scalar.Text}` is neither true nor false.", "Write true or false, without quotes.");
        return false;
    }

    public override void WriteTo(SchemaWriter schema) => schema.Type("boolean");
}

/// <summary>Any text that is not empty.</summary>
internal sealed class TextForm : ScalarForm<string>
{
    public override string Words => "text";

    protected override bool TryReadText(Scalar scalar, ReadContext context, out string value)
    {
        value = scalar.Text.Trim();
        if (value.Length > 0)
        {
            return true;
        }

        context.Add(ProblemKinds.WrongShape, scalar, "The text is empty.", "Write a text, or remove the key.");
        return false;
    }

    public override void WriteTo(SchemaWriter schema) => schema.Text(null);
}

/// <summary>A name that other parts of the scenario refer to: a letter, then letters, digits and hyphens.</summary>
internal sealed class IdForm : ScalarForm<string>
{
    public const string Pattern = "^[A-Za-z][A-Za-z0-9-]*$";

    public override string Words => "name of letters, digits and hyphens that starts with a letter";

    public static bool IsId(string text) => text.Length > 0 && char.IsAsciiLetter(text[0])
        && text.AsSpan().IndexOfAnyExcept(Allowed) < 0;

    private static readonly System.Buffers.SearchValues<char> Allowed =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    protected override bool TryReadText(Scalar scalar, ReadContext context, out string value)
    {
        value = scalar.Text;
        if (IsId(value))
        {
            return true;
        }

        context.Add(ProblemKinds.BadName, scalar, $"`{value}` cannot be a name.", $"Write {WithArticle}.");
        return false;
    }

    public override void WriteTo(SchemaWriter schema) => schema.Text(Pattern);
}

/// <summary>A word and the number of the value it stands for.</summary>
internal sealed record Choice(string Word, int Value);

/// <summary>One of a few words, read as the number of the value that it stands for.</summary>
internal sealed class ChoiceForm(params Choice[] choices) : ScalarForm<int>
{
    /// <summary>The words to choose from.</summary>
    public ImmutableArray<string> Options { get; } = [.. choices.Select(choice => choice.Word)];

    public override string Words => "one of " + string.Join(", ", choices.Select(choice => $"`{choice.Word}`"));

    protected override bool TryReadText(Scalar scalar, ReadContext context, out int value)
    {
        foreach (var choice in choices)
        {
            if (choice.Word == scalar.Text)
            {
                value = choice.Value;
                return true;
            }
        }

        value = choices[0].Value;
        var words = choices.Select(choice => choice.Word).ToArray();
        context.Add(ProblemKinds.NotAmongChoices, scalar, $"`{scalar.Text}` is not one of the choices.",
            (NearestName.Of(scalar.Text, words) is { } nearest ? $"Did you mean `{nearest}`? " : "") + $"Use one of: {string.Join(", ", words)}.");
        return false;
    }

    public override void WriteTo(SchemaWriter schema) => schema.Choice(choices.Select(choice => choice.Word));
}

/// <summary>A date in ISO 8601, read as the number of its day.</summary>
internal sealed class DateForm : ScalarForm<int>
{
    public const string Pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

    public override string Words => "date such as 2020-08-09";

    public static bool TryParse(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    protected override bool TryReadText(Scalar scalar, ReadContext context, out int value)
    {
        value = 0;
        if (TryParse(scalar.Text, out var date))
        {
            value = date.DayNumber;
            return true;
        }

        context.Add(ProblemKinds.NotADate, scalar, $"`{scalar.Text}` is not a date.", $"Write {WithArticle} (year-month-day).");
        return false;
    }

    public override void WriteTo(SchemaWriter schema) => schema.Text(Pattern);
}

/// <summary>Length of a tick in days: "1 day", "2 weeks".</summary>
internal sealed class DurationForm : ScalarForm<int>
{
    public const string Pattern = "^[1-9][0-9]{0,3} (day|days|week|weeks)$";

    public override string Words => "duration such as `1 day` or `2 weeks`";

    protected override bool TryReadText(Scalar scalar, ReadContext context, out int value)
    {
        value = 1;
        var parts = scalar.Text.Split(' ');
        if (parts.Length == 2 && parts[0].Length <= 4 && !parts[0].StartsWith('0') && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && parts[1] is "day" or "days" or "week" or "weeks")
        {
            value = parts[1].StartsWith('d') ? count : count * 7;
            return true;
        }

        context.Add(ProblemKinds.NotADuration, scalar, $"`{scalar.Text}` is not a duration.", $"Write {WithArticle}, up to 9999.");
        return false;
    }

    public override void WriteTo(SchemaWriter schema) => schema.Text(Pattern);
}
