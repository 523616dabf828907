using System.Collections.Immutable;
using StanceSim.Experiments.Runs;
using StanceSim.Scenarios;

namespace StanceSim.Experiments.Results;

/// <summary>What a run folder says about itself: which run it is, who and what occurs in it, and the checksum of every file.</summary>
/// <remarks>Nothing in it depends on the engine, the machine or the moment, so that equal runs have equal manifests.</remarks>
public sealed record Manifest
{
    /// <summary>Format of run folders that this version writes. It reads this one and those before.</summary>
    public const int CurrentFormat = 2;

    /// <summary>Id of the run; see <see cref="RunIdentity"/>.</summary>
    public required string Run { get; init; }

    /// <summary>Version of StanceSim that did the run.</summary>
    public required string Version { get; init; }

    public required ScenarioSummary Scenario { get; init; }

    public ImmutableArray<Override> Overrides { get; init; } = [];

    /// <summary>Named parameters and the rule's, after overrides, by name in ordinal order.</summary>
    public ImmutableArray<KeyValuePair<string, double>> Parameters { get; init; } = [];

    /// <summary>Name of the influence rule.</summary>
    public required string Rule { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>Number of the parameter combination in an experiment; 0 in a single run.</summary>
    public int DesignPoint { get; init; }

    public int Replicate { get; init; }

    /// <summary>Whether changes were recorded; without them nothing can be explained.</summary>
    public bool RecordsChanges { get; init; } = true;

    /// <summary>Number of the last frame: ticks that were run.</summary>
    public required int Ticks { get; init; }

    /// <summary>Whether somebody ended the run there, before it was over.</summary>
    public bool IsStopped { get; init; }

    public required Calendar Calendar { get; init; }

    public required RunCounts Counts { get; init; }

    /// <summary>The run it was forked off, and the frame; null for a run of its own.</summary>
    public ForkPoint? Parent { get; init; }

    /// <summary>Number of the first frame that the tables tell: 0, or that of the fork.</summary>
    public int From => Parent?.Tick ?? 0;

    /// <summary>Messages that were sent from outside during the run, by tick and in order. With any of them, the scenario alone does not give this run.</summary>
    public ImmutableArray<InjectionSummary> Injections { get; init; } = [];

    /// <summary>Values of the scenario that changed during the run, by tick and in order.</summary>
    public ImmutableArray<Setting> Settings { get; init; } = [];

    /// <summary>In scenario order.</summary>
    public required ImmutableArray<ActorSummary> Actors { get; init; }

    /// <summary>In scenario order.</summary>
    public required ImmutableArray<IssueSummary> Issues { get; init; }

    /// <summary>In order of from, to and type.</summary>
    public ImmutableArray<TieSummary> Ties { get; init; } = [];

    /// <summary>Every file of the folder but the manifest, by name in ordinal order.</summary>
    public ImmutableArray<FileChecksum> Files { get; init; } = [];

    /// <summary>Whether the same was done from outside in two runs.</summary>
    public bool HasSameInterventions(Manifest other) =>
        Settings.SequenceEqual(other.Settings)
        && Injections.Length == other.Injections.Length
        && Injections.Zip(other.Injections).All(pair =>
            pair.First.To.SequenceEqual(pair.Second.To) && pair.First with { To = pair.Second.To } == pair.Second);
}

/// <param name="Name">Name of the scenario file without extension.</param>
/// <param name="Title">Title for readers.</param>
/// <param name="Description">Description for readers, or empty.</param>
/// <param name="Sha256">SHA-256 of its text.</param>
public sealed record ScenarioSummary(string Name, string Title, string Description, string Sha256);

/// <param name="Frames">Frames told: ticks + 1 in a run from the beginning.</param>
/// <param name="Messages">Messages sent.</param>
/// <param name="Changes">Changes of a quantity.</param>
/// <param name="Contributions">Rows of changes.parquet.</param>
/// <param name="Decisions">Decisions, adopted or blocked.</param>
public sealed record RunCounts(long Frames, long Messages, long Changes, long Contributions, long Decisions);

/// <param name="Id">Id.</param>
/// <param name="Name">What a reader sees.</param>
/// <param name="Type">state, leader, ministry, organisation, party, movement, population or medium.</param>
/// <param name="Bloc">Grouping for displays, or null.</param>
/// <param name="PartOf">Id of the actor it is part of, or null.</param>
public sealed record ActorSummary(string Id, string Name, string Type, string? Bloc, string? PartOf);

/// <param name="Id">Id.</param>
/// <param name="Name">What a reader sees.</param>
/// <param name="NegativePole">What the lowest position means.</param>
/// <param name="PositivePole">What the highest position means.</param>
/// <param name="Low">Lowest position of its scale.</param>
/// <param name="High">Highest position of its scale.</param>
public sealed record IssueSummary(string Id, string Name, string NegativePole, string PositivePole, double Low, double High);

/// <param name="From">Id of the actor whose regard the tie concerns.</param>
/// <param name="To">Id of the actor who is regarded.</param>
/// <param name="Type">Type of tie.</param>
/// <param name="Weight">Strength in [-1, 1].</param>
public sealed record TieSummary(string From, string To, string Type, double Weight);
