using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Live;

namespace StanceSim.Server.Api.Runs;

/// <summary>Which runs to list; what is null does not matter.</summary>
internal sealed record RunQuery
{
    /// <summary>Name of the scenario.</summary>
    public string? Scenario { get; init; }

    public string? Status { get; init; }

    public string? Seed { get; init; }

    /// <summary>Looked for in id, hash, title and settings.</summary>
    public string? Text { get; init; }

    /// <summary>Id of the run they were forked from.</summary>
    public string? Parent { get; init; }

    public int? Limit { get; init; }

    public string? After { get; init; }

    public bool Matches(RunEntry entry, RunCatalogue runs)
    {
        var manifest = entry.Manifest;
        return Is(Scenario, manifest.Scenario.Name)
            && Is(Status, entry.Status.Word)
            && Is(Seed, $"{manifest.Seed}")
            && (string.IsNullOrEmpty(Parent) || runs.ParentOf(entry)?.Run == Parent)
            && (string.IsNullOrEmpty(Text) || new[] { entry.Id, manifest.Run, manifest.Scenario.Title }
                .Concat(manifest.Overrides.Select(change => $"{change.Path}={change.Value}"))
                .Any(part => part.Contains(Text, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool Is(string? wanted, string? value) => string.IsNullOrEmpty(wanted) || wanted == value;
}
