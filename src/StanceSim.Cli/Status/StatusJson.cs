using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using StanceSim.Cli.Json;
using StanceSim.Cluster.Status;
using StanceSim.Grains.Contracts;

namespace StanceSim.Cli.Status;

/// <summary>A cluster as one JSON document.</summary>
internal static class StatusJson
{
    public static void Write(TextWriter output, ClusterStatus status) => JsonDocumentWriter.Write(output, json =>
    {
        json.WriteString("status", "done");
        json.WriteNumber("exitCode", ExitCode.Done);
        json.WriteString("cluster", status.Cluster);
        json.WriteString("store", status.Store);
        json.WriteStartArray("silos");
        foreach (var silo in status.Silos)
        {
            json.WriteStartObject();
            json.WriteString("name", silo.Member.Name.Name);
            json.WriteString("version", silo.Member.Name.Version);
            json.WriteNumber("contract", silo.Member.Name.Contract);
            json.WriteString("address", silo.Member.Address.Endpoint.ToString());
            json.WriteString("status", StatusText.WordOf(silo.Member.Status));
            json.WriteString("since", TextOf(silo.Member.Since));
            Write(json, "partitions", silo.Residents?.Partitions);
            Write(json, "actors", silo.Residents?.Actors);
            Write(json, "activations", silo.Residents?.Activations);
            Write(json, "messagesPerSecond", silo.MessagesPerSecond);

            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (status.Runs is { } runs)
        {
            Runs(json, runs);
        }
        else
        {
            json.WriteNull("runs");
        }
    });

    private static void Runs(Utf8JsonWriter json, ImmutableArray<RunRecord> runs)
    {
        json.WriteStartArray("runs");
        foreach (var run in runs)
        {
            json.WriteStartObject();
            json.WriteString("run", run.Run);
            json.WriteString("id", run.Digest);
            json.WriteString("scenario", run.Scenario);
            json.WriteNumber("seed", run.Seed);
            json.WriteNumber("replicate", run.Replicate);
            json.WriteString("state", StatusText.WordOf(run.State));
            json.WriteNumber("tick", run.Tick);
            json.WriteNumber("ticks", run.Ticks);
            json.WriteNumber("epoch", run.Epoch);
            json.WriteString("since", TextOf(run.Since));
            json.WriteString("changed", TextOf(run.Changed));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Null: the silo did not answer.</summary>
    private static void Write(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, Math.Round(known));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string TextOf(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
