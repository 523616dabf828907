using StanceSim.Scenarios.Language;

namespace StanceSim.Scenarios.Sections;

/// <summary>The keys that say what a number rests on.</summary>
internal static class EvidenceKeys
{
    public static Key<string> Source { get; } = Key<string>.Optional(
        "source", new SourceForm(), "What the number rests on: the name of a source, or a web address.", "");

    public static Key<int> Confidence { get; } = Key<int>.Optional(
        "confidence", new ChoiceForm(new("high", 0), new("medium", 1), new("low", 2)), "How sure the author is of the number.", -1);

    public static Key<string> Note { get; } = Key<string>.Optional("note", new TextForm(), "Why this number.", "");

    /// <summary>The evidence as given, to be filed under the number's path; null when none is given.</summary>
    public static Evidence? Read(SectionValues values)
    {
        var (source, confidence, note) = (values.Get(Source), ConfidenceIn(values), values.Get(Note));
        return source.Length + confidence.Length + note.Length == 0 ? null : new Evidence("", OrNull(source), OrNull(confidence), OrNull(note));
    }

    private static string ConfidenceIn(SectionValues values) => values.Get(Confidence) switch
    {
        0 => "high",
        1 => "medium",
        2 => "low",
        _ => "",
    };

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
