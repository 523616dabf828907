using System.Collections.Immutable;

namespace StanceSim.Server.Api.Shapes;

internal sealed record ActorShape(string Id, string Name, string Type, string? Bloc, string? PartOf, string? Iso);

internal sealed record IssueShape(string Id, string Name, string Negative, string Positive, double Low, double High);

internal sealed record TieShape(string From, string To, string Type, double Weight);

internal sealed record CalendarShape(string? Start, int DaysPerTick);

internal sealed record SettingShape(string Path, string Value);

internal sealed record ProblemShape(string Code, string File, int Line, int Column, string Message, string Fix);

internal sealed record ScenarioName(string Name, string Title, string Sha256);

/// <summary>Where a fork came from.</summary>
internal sealed record ParentShape(string Run, int Tick, string Change);

internal sealed record NamedNumber(string Name, double Value);

internal sealed record CountsShape(long Frames, long Messages, long Changes, long Contributions, long Decisions);

internal sealed record FileShape(string Name, long Bytes, string Sha256);

/// <summary>What somebody did to a run from outside.</summary>
internal sealed record Intervention
{
    public required int Number { get; init; }

    public required int Tick { get; init; }

    public string? Date { get; init; }

    /// <summary>message, parameter or omit.</summary>
    public required string Kind { get; init; }

    public string? Path { get; init; }

    public double? Before { get; init; }

    public double? Value { get; init; }

    public string? Message { get; init; }

    public required string Summary { get; init; }
}

internal record RunSummary
{
    public required string Id { get; init; }

    public required string Hash { get; init; }

    public required string Status { get; init; }

    public required ScenarioName Scenario { get; init; }

    /// <summary>Decimal digits: 64 bits do not fit the numbers of JavaScript.</summary>
    public required string Seed { get; init; }

    public required int Replicate { get; init; }

    public required int DesignPoint { get; init; }

    public required ImmutableArray<SettingShape> Settings { get; init; }

    public required string Rule { get; init; }

    public required int Ticks { get; init; }

    public required int Tick { get; init; }

    public required long Messages { get; init; }

    public required int Interventions { get; init; }

    public DateTimeOffset? Started { get; init; }

    public DateTimeOffset? Finished { get; init; }

    public string? Failure { get; init; }

    public ParentShape? Parent { get; init; }
}

internal sealed record RunDetail : RunSummary
{
    public required string Version { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required CalendarShape Calendar { get; init; }

    public required ImmutableArray<NamedNumber> Parameters { get; init; }

    public required ImmutableArray<ActorShape> Actors { get; init; }

    public required ImmutableArray<IssueShape> Issues { get; init; }

    public required ImmutableArray<TieShape> Ties { get; init; }

    public double? TicksPerSecond { get; init; }

    /// <summary>What has to come back before the run goes on, for people; null: nothing.</summary>
    public string? WaitsFor { get; init; }

    public required bool RecordsChanges { get; init; }

    public required CountsShape Counts { get; init; }

    public required ImmutableArray<Intervention> Intervened { get; init; }

    public required ImmutableArray<LeverShape> Levers { get; init; }

    public required ImmutableArray<FileShape> Files { get; init; }
}

internal sealed record RunList(ImmutableArray<RunSummary> Runs, int Total, string? Next);

internal sealed record OutcomeShape(string Id, string Description, object Value);

internal sealed record OutcomesShape(int Tick, string? Date, ImmutableArray<OutcomeShape> Outcomes);
