using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Server.Api.Errors;

/// <summary>The refusals of docs/api.md.</summary>
internal static class Refuse
{
    public static ApiException Query(string title, string? detail = null) => new(StatusCodes.Status400BadRequest, "bad-request", title, detail);

    public static ApiException Unknown(string what, string name, string where, IEnumerable<string> known)
    {
        var nearest = NearestName.Of(name, known);
        return new ApiException(
            StatusCodes.Status404NotFound, $"unknown-{what.Replace(' ', '-')}", $"{where} has no {what} `{Shown(name)}`.", nearest is null ? null : $"Did you mean `{nearest}`?");
    }

    public static ApiException NotFound(string title, string? detail = null) => new(StatusCodes.Status404NotFound, "not-found", title, detail);

    public static ApiException Conflict(string type, string title, string? detail = null) => new(StatusCodes.Status409Conflict, type, title, detail);

    public static ApiException Over() => Conflict("run-is-over", "The run is over.", "Fork it to see what a change would have done.");

    public static ApiException JournalFull() => Conflict(
        "journal-full", "The run has become too long to be shown whole.", "It goes on and is recorded; its folder has all of it when it is over.");

    public static ApiException StorageAway(string? what) => new(
        StatusCodes.Status503ServiceUnavailable, "storage-away", "The run is paused: storage of the cluster is away.", $"It goes on when storage is back. ({what})");

    public static ApiException Invalid(string title, ImmutableArray<Problem> problems) =>
        new(StatusCodes.Status422UnprocessableEntity, "invalid", title) { Problems = problems };

    public static ApiException Invalid(string type, string title, string? detail = null) => new(StatusCodes.Status422UnprocessableEntity, type, title, detail);

    /// <summary>What a caller sent is shown to a length that nobody minds.</summary>
    private static string Shown(string name) => name.Length <= 80 ? name : name[..77] + "...";
}
