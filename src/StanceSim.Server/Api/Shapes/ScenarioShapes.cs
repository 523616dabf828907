using System.Collections.Immutable;

namespace StanceSim.Server.Api.Shapes;

internal sealed record SpanShape(int Line, int Column, int Length);

internal sealed record LeverShape(
    string Path, string Name, string Group, string Description, double Value, double Default, double? Low, double? High, bool Integer, bool Live, SpanShape? At);

internal sealed record ChoiceShape(string Path, string Name, string Description, string Value, ImmutableArray<string> Options);

internal sealed record SourceShape(string Id, string Title, string? Url, string? Licence, string? Note);

/// <summary>A scenario in a list: how many, not which.</summary>
internal sealed record ScenarioSummary
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>shipped or saved.</summary>
    public required string Origin { get; init; }

    public required int Actors { get; init; }

    public required int Issues { get; init; }

    public required int Messages { get; init; }

    public int? Ticks { get; init; }

    public string? Start { get; init; }

    public string? Rule { get; init; }

    public string? Seed { get; init; }

    public required int Problems { get; init; }

    public required int Runs { get; init; }
}

internal sealed record ScenarioList(ImmutableArray<ScenarioSummary> Scenarios);

/// <summary>A scenario with all that pages need to show and turn it.</summary>
internal sealed record ScenarioDetail
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required string Sha256 { get; init; }

    public required string Origin { get; init; }

    public required int Messages { get; init; }

    public int? Ticks { get; init; }

    public string? Start { get; init; }

    public string? Rule { get; init; }

    public string? Seed { get; init; }

    public required int Problems { get; init; }

    public required int Runs { get; init; }

    /// <summary>Null in the answer to validation, whose caller has it.</summary>
    public string? Yaml { get; init; }

    public required CalendarShape Calendar { get; init; }

    public required ImmutableArray<ActorShape> Actors { get; init; }

    public required ImmutableArray<IssueShape> Issues { get; init; }

    public required ImmutableArray<TieShape> Ties { get; init; }

    public required ImmutableArray<SourceShape> Sources { get; init; }

    public required ImmutableArray<LeverShape> Levers { get; init; }

    public required ImmutableArray<ChoiceShape> Choices { get; init; }

    public required ImmutableArray<ProblemShape> ProblemList { get; init; }
}

internal sealed record ValidateRequest(string? Yaml, ImmutableArray<SettingShape>? Set);

internal sealed record Validation(bool Valid, ImmutableArray<ProblemShape> Problems, ScenarioDetail? Detail);

internal sealed record SaveRequest(string? Yaml, string? IfSha256);

internal sealed record KindShape(string Name, string Cameo, string PloverEvent, double Intensity);

internal sealed record KindList(ImmutableArray<KindShape> Kinds);
