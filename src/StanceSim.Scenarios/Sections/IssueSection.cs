using StanceSim.Model;
using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Scenarios.Sections;

/// <summary>A question on which positions differ.</summary>
internal static class IssueSection
{
    /// <summary>Bounds of scales, so that squares of distances stay finite.</summary>
    private const double Farthest = 1e9;

    private static readonly Key<string> Id = Key<string>.Required("id", new IdForm(), "Name that other parts refer to; unique.", "");

    private static readonly Key<string> Name = Key<string>.Optional("name", new TextForm(), "What readers see.", "", "the id");

    private static readonly Key<string> Negative = Key<string>.Optional(
        "negative", new TextForm(), "What the lowest position means.", "against", "`against`");

    private static readonly Key<string> Positive = Key<string>.Optional(
        "positive", new TextForm(), "What the highest position means.", "for", "`for`");

    private static readonly Key<Bounds> Scale = Key<Bounds>.Optional(
        "scale", new RangeForm(-Farthest, Farthest), "Lowest and highest position.", new Bounds(-1, 1), "`[-1, 1]`");

    public static Section Section { get; } = new("issue", "A question on which positions differ, between two named poles.", Id, Name, Negative, Positive, Scale);

    public static Form<Issue> Form { get; } = new SectionForm<Issue>(Section, Read);

    private static Issue Read(SectionValues values)
    {
        var (id, name, scale) = (values.Get(Id), values.Get(Name), values.Get(Scale));
        if (id == "default")
        {
            values.Context.Add(ProblemKinds.BadName, values.At(Id), "`default` cannot name an issue: it has a meaning of its own in `susceptibility`.",
                "Choose another id.");
        }

        return new Issue
        {
            Id = id,
            Name = name.Length == 0 ? id : name,
            NegativePole = values.Get(Negative),
            PositivePole = values.Get(Positive),
            Low = scale.Low,
            High = scale.High,
        };
    }
}
