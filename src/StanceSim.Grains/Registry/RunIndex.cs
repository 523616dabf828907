namespace StanceSim.Grains.Registry;

/// <summary>Names of the runs in the registry, since storage cannot list what it holds.</summary>
internal sealed class RunIndex
{
    public List<IndexedRun> Runs { get; init; } = [];

    /// <summary>The index with a run among those that go on.</summary>
    public RunIndex With(string run, DateTimeOffset now) =>
        new() { Runs = [.. Runs.Where(entry => entry.Run != run), new IndexedRun(run, now, null)] };

    /// <summary>The index with a run among those that are over.</summary>
    public RunIndex WithEnd(string run, DateTimeOffset now) =>
        new() { Runs = [.. Runs.Select(entry => entry.Run == run ? entry with { Ended = now } : entry)] };

    public RunIndex Without(IReadOnlySet<string> runs) => new() { Runs = [.. Runs.Where(entry => !runs.Contains(entry.Run))] };

    public bool GoesOn(string run) => Runs.Any(entry => entry.Run == run && entry.Ended is null);
}

/// <param name="Run">Name of the run.</param>
/// <param name="Since">When it was entered.</param>
/// <param name="Ended">When it was over; null while it goes on.</param>
internal sealed record IndexedRun(string Run, DateTimeOffset Since, DateTimeOffset? Ended);
