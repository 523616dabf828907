using Microsoft.AspNetCore.Http;
using StanceSim.Experiments.Results;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Api.Errors;

namespace StanceSim.Server.Api;

/// <summary>Answers about runs. A finished run gives the same answer again, which its tag tells; one that goes on is not stored.</summary>
internal static class Answer
{
    private static readonly string Version = ProductVersion.Current;

    /// <summary>An answer about a run.</summary>
    /// <param name="http">The request.</param>
    /// <param name="run">The run.</param>
    /// <param name="make">Makes the answer, unless the caller has it.</param>
    public static async Task<IResult> About<T>(HttpContext http, RunEntry run, Func<Task<T>> make)
    {
        if (TagOf(run) is not { } tag)
        {
            http.Response.Headers.CacheControl = "no-store";
            return Results.Ok(await make());
        }

        // Asked for again each time, since a folder can be replaced from the command line; but not sent again.
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.ETag = tag;
        return http.Request.Headers.IfNoneMatch.Contains(tag) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Ok(await make());
    }

    public static Task<IResult> About<T>(HttpContext http, RunEntry run, Func<T> make) => About(http, run, () => Task.FromResult(make()));

    /// <summary>The tag of everything about a finished run; null while it goes on. Another version may answer otherwise.</summary>
    public static string? TagOf(RunEntry run) => run.ETag is { } tag ? $"{tag[..^1]}-{Version}\"" : null;

    /// <exception cref="ApiException">The run records no changes.</exception>
    public static void MustRecordChanges(RunEntry run)
    {
        if (!run.Manifest.RecordsChanges)
        {
            throw Refuse.Conflict("no-changes-recorded", "This run was done without recording changes.", "Run it again and let it record them.");
        }
    }
}
