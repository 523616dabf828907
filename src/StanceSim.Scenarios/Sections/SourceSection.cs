using StanceSim.Scenarios.Language;

namespace StanceSim.Scenarios.Sections;

/// <summary>A source that numbers and messages can cite by its name.</summary>
internal static class SourceSection
{
    private static readonly Key<string> Title = Key<string>.Required("title", new TextForm(), "Author, title, year.", "");

    private static readonly Key<string> Url = Key<string>.Optional("url", new TextForm(), "Where it can be found.", "");

    private static readonly Key<string> Licence = Key<string>.Optional("licence", new TextForm(), "Terms it comes under.", "");

    private static readonly Key<string> Note = Key<string>.Optional("note", new TextForm(), "What was taken from it, and how.", "");

    public static Section Section { get; } = new(
        "source", "A source that `source:` can cite by its name.", Title, Url, Licence, Note);

    public static Form<Source> Form { get; } = new SectionForm<Source>(
        Section, values => new Source(values.Get(Title), values.Get(Url), values.Get(Licence), values.Get(Note)));
}
