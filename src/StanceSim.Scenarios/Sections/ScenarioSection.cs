using StanceSim.Model;
using StanceSim.Model.Organisations;
using StanceSim.Model.Policies;
using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Messages;

namespace StanceSim.Scenarios.Sections;

/// <summary>Which of dated reactions and policies a run has.</summary>
internal enum Reactions
{
    /// <summary>Dated reactions are sent, policies are off.</summary>
    Dated,

    /// <summary>Dated reactions are left out, policies are on.</summary>
    Policies,

    Both,
}

/// <summary>The keys of a scenario file.</summary>
internal static class ScenarioSection
{
    public static Key<string> Title { get; } = Key<string>.Required("title", new TextForm(), "What the scenario is called.", "");

    public static Key<string> Description { get; } = Key<string>.Optional("description", new TextForm(), "What it is about, in a few sentences.", "");

    public static Key<MapEntry<string, Source>[]> Sources { get; } = Key<MapEntry<string, Source>[]>.Optional(
        "sources", new MapForm<string, Source>(new IdForm(), "name", SourceSection.Form), "Sources that `source:` can cite by name.", [], "none");

    public static Key<ulong> Seed { get; } = Key<ulong>.Optional(
        "seed", new SeedForm(), "Fixes generated populations and networks, and the chance events of a run unless it is given another seed.", 1, "`1`");

    public static Key<TimeSection?> Time { get; } = Key<TimeSection?>.Required(
        "time", TimeSection.Form, "When the run begins and ends.", null);

    public static Key<int> Intensity { get; } = Key<int>.Optional(
        "intensity",
        new ChoiceForm(
            new("goldstein", (int)IntensityScale.Goldstein), new("goldstein-icews", (int)IntensityScale.GoldsteinIcews), new("plover", (int)IntensityScale.Plover)),
        "The scale that gives message kinds their intensity: Goldstein's as GDELT prints it, as ICEWS prints it, or PLOVER's score.",
        (int)IntensityScale.Goldstein, "`goldstein`");

    public static Key<int> Reactions { get; } = Key<int>.Optional(
        "reactions",
        new ChoiceForm(new("dated", (int)Sections.Reactions.Dated), new("policies", (int)Sections.Reactions.Policies), new("both", (int)Sections.Reactions.Both)),
        "`dated`: dated reactions are sent, policies are off; `policies`: messages with `role: reaction` are left out, policies are on; `both`.",
        (int)Sections.Reactions.Dated, "`dated`");

    public static Key<int> CascadeLimit { get; } = Key<int>.Optional(
        "cascadeLimit", new WholeForm(1, 1_000), "Reactions to reactions stop this many steps from the trigger.", 8, "`8`");

    public static Key<MapEntry<string, double>[]> Parameters { get; } = Key<MapEntry<string, double>[]>.Optional(
        "parameters", new MapForm<string, double>(new IdForm(), "name", ParameterSection.Form),
        "Named numbers: `$name` where a number is expected, `name` in expressions.", [], "none");

    public static Key<Placed<Issue>[]> Issues { get; } = Key<Placed<Issue>[]>.Required(
        "issues", new ListForm<Issue>(IssueSection.Form), "The questions on which positions differ.", []);

    public static Key<Placed<ActorSection>[]> Actors { get; } = Key<Placed<ActorSection>[]>.Optional(
        "actors", new ListForm<ActorSection>(ActorSection.Form), "Who holds stances and sends messages. A scenario needs `actors` or `populations`.", []);

    public static Key<Placed<TieSection>[]> Ties { get; } = Key<Placed<TieSection>[]>.Optional(
        "ties", new ListForm<TieSection>(TieSection.Form), "Why actors have relations; gives initial affinity and attention.", [], "none");

    public static Key<Placed<PopulationSection>[]> Populations { get; } = Key<Placed<PopulationSection>[]>.Optional(
        "populations", new ListForm<PopulationSection>(PopulationSection.Form), "Many actors made from one description.", [], "none");

    public static Key<MapEntry<int, MapEntry<int, double>[]>[]> Attention { get; } =
        Key<MapEntry<int, MapEntry<int, double>[]>[]>.Optional(
            "attention",
            new MapForm<int, MapEntry<int, double>[]>(
                Names.Actor, "listener", new MapForm<int, double>(Names.Actor, "speaker", new NumberForm(0, 1e6))),
            "Who listens to whom, by listener and speaker, instead of what ties give. A row is divided by its sum. Listening to oneself is allowed.",
            [], "by strength of ties times capability");

    public static Key<Placed<Organisation>[]> Organisations { get; } = Key<Placed<Organisation>[]>.Optional(
        "organisations", new ListForm<Organisation>(OrganisationSection.Form), "Actors whose positions on some issues their members decide.", [], "none");

    public static Key<Placed<MessageSection>[]> Messages { get; } = Key<Placed<MessageSection>[]>.Optional(
        "messages", new ListForm<MessageSection>(MessageSection.Form), "Dated acts.", [], "none");

    public static Key<Placed<Policy[]>[]> Policies { get; } = Key<Placed<Policy[]>[]>.Optional(
        "policies", new ListForm<Policy[]>(PolicySection.Form), "Rules by which actors react.", [], "none");

    public static Key<ModelSection> Model { get; } = Key<ModelSection>.Optional(
        "model", ModelSection.Form, "The influence rule and its parameters.", ModelSection.Default, "`rule: diplomatic`");

    public static Key<Placed<Outcome?>[]> Outcomes { get; } = Key<Placed<Outcome?>[]>.Optional(
        "outcomes", new ListForm<Outcome?>(OutcomeSection.Form), "What to read off a run.", [], "none");

    public static Section Section { get; } = new(
        "scenario", "A StanceSim scenario: who there is, what is at issue, what happens when, and by which rules.",
        Title, Description, Sources, Seed, Time, Intensity, Reactions, CascadeLimit, Parameters, Issues, Actors, Ties, Populations, Attention,
        Organisations, Messages, Policies, Model, Outcomes);
}
