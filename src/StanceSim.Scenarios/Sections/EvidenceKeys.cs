using StanceSim.Scenarios.Language;

namespace StanceSim.Scenarios.Sections;

/// <summary>The keys that say what a number rests on.</summary>
internal static class EvidenceKeys
{
    public static Key<string> Source { get; } = Key<string>.Optional(
        "source", new SourceForm(), "What the number rests on: the name of a source, or a web address.", "");

    public static Key<string> Confidence { get; } = Key<string>.Optional(
        "confidence", new ChoiceForm<string>(("high", "high"), ("medium", "medium"), ("low", "low")), "How sure the author is of the number.", "");

    public static Key<string> Note { get; } = Key<string>.Optional("note", new TextForm(), "Why this number.", "");

    /// <summary>The evidence as given, to be filed under the number's path; null when none is given.</summary>
    public static Evidence? Read(SectionValues values)
    {
        var (source, confidence, note) = (values.Get(Source), values.Get(Confidence), values.Get(Note));
        return source.Length + confidence.Length + note.Length == 0 ? null : new Evidence("", OrNull(source), OrNull(confidence), OrNull(note));
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
