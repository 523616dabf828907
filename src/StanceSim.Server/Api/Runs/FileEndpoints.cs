using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Api.Errors;

namespace StanceSim.Server.Api.Runs;

/// <summary>The folder of a run, file by file or as an archive.</summary>
internal static class FileEndpoints
{
    public static void MapFiles(this RouteGroupBuilder api)
    {
        api.MapGet("/runs/{id}/archive", Archive).Produces<byte[]>(StatusCodes.Status200OK, "application/zip");
        api.MapGet("/runs/{id}/files/{name}", One).Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream");
    }

    private static IResult Archive(string id, HttpContext http, RunCatalogue runs)
    {
        var results = Finished(runs.Find(id));
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{id}.zip\"";
        if (http.Features.Get<IHttpBodyControlFeature>() is { } control)
        {
            // Ending an entry of an archive writes its last bytes without waiting.
            control.AllowSynchronousIO = true;
        }

        return Results.Stream(
            async body =>
            {
                // Entries are written as they come, so no archive lies in memory or on the disk.
                await using var archive = await ZipArchive.CreateAsync(body, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, http.RequestAborted);
                foreach (var file in NamesIn(results))
                {
                    // Parquet is compressed already.
                    var level = file.EndsWith(".parquet", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Optimal;
                    await using var entry = await archive.CreateEntry($"{id}/{file}", level).OpenAsync(http.RequestAborted);
                    await using var source = File.OpenRead(Path.Combine(results.Folder, file));
                    await source.CopyToAsync(entry, http.RequestAborted);
                }
            },
            "application/zip");
    }

    private static IResult One(string id, string name, HttpContext http, RunCatalogue runs)
    {
        var results = Finished(runs.Find(id));
        var file = NamesIn(results).FirstOrDefault(known => known == name) ?? throw Refuse.Unknown("file", name, "The run", NamesIn(results));
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{file}\"";
        return Results.Stream(File.OpenRead(Path.Combine(results.Folder, file)), "application/octet-stream", enableRangeProcessing: true);
    }

    private static RunResults Finished(RunEntry run) =>
        run.Results ?? throw Refuse.Conflict("run-goes-on", "The run is not finished, so there is no folder yet.", "Wait until it is over, or stop it.");

    /// <summary>The manifest and what it lists: nothing else of the folder leaves the server.</summary>
    private static IEnumerable<string> NamesIn(RunResults results) =>
        results.Manifest.Files.Select(file => file.Name).Where(name => Path.GetFileName(name) == name).Prepend(RunFolder.Manifest);
}
