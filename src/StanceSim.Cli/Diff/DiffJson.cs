using System.Collections.Immutable;
using System.Text.Json;
using StanceSim.Cli.Json;
using StanceSim.Experiments.Comparisons;
using StanceSim.Experiments.Results.Reading;

namespace StanceSim.Cli.Diff;

/// <summary>How two runs differ, as one JSON document.</summary>
internal static class DiffJson
{
    public static void Write(TextWriter output, RunResults left, RunResults right, RunDifference difference, int exitCode) => JsonDocumentWriter.Write(output, json =>
    {
        json.WriteString("status", difference.IsNone ? "same" : "different");
        json.WriteNumber("exitCode", exitCode);
        Side(json, "a", left);
        Side(json, "b", right);
        json.WriteNumber("from", difference.From);
        json.WriteNumber("to", difference.To);
        WriteMaybe(json, "firstTick", difference.FirstTick);
        First(json, difference.First);
        Affinity(json, difference.FirstAffinity);
        Decision(json, difference.FirstDecision);
        json.WriteStartArray("messages");
        foreach (var (one, other) in difference.Messages)
        {
            var message = (one ?? other)!;
            json.WriteStartObject();
            json.WriteString("in", one is null ? "b" : other is null ? "a" : "both");
            json.WriteString("id", message.Id);
            json.WriteString("kind", message.Kind);
            json.WriteString("sender", message.Sender);
            json.WriteNumber("sent", message.Sent);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("courses");
        foreach (var course in difference.Courses)
        {
            json.WriteStartObject();
            json.WriteString("actor", course.Actor);
            json.WriteString("issue", course.Issue);
            json.WriteString("variable", course.Variable);
            json.WriteNumber("endA", course.EndLeft);
            json.WriteNumber("endB", course.EndRight);
            json.WriteNumber("end", course.End);
            json.WriteNumber("most", course.Most);
            json.WriteNumber("mostTick", course.MostTick);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void Side(Utf8JsonWriter json, string name, RunResults run)
    {
        json.WriteStartObject(name);
        json.WriteString("folder", run.Folder);
        json.WriteString("run", run.Manifest.Run);
        json.WriteString("parent", run.Manifest.Parent?.Run);
        json.WriteNumber("from", run.Manifest.From);
        json.WriteNumber("ticks", run.Manifest.Ticks);
        json.WriteEndObject();
    }

    private static void First(Utf8JsonWriter json, Divergence? first)
    {
        if (first is null)
        {
            json.WriteNull("first");
            return;
        }

        json.WriteStartObject("first");
        json.WriteNumber("tick", first.Tick);
        json.WriteString("actor", first.Actor);
        json.WriteString("issue", first.Issue);
        json.WriteString("variable", first.Variable);
        json.WriteNumber("a", first.Left);
        json.WriteNumber("b", first.Right);
        json.WriteNumber("others", first.Others);
        Reasons(json, first.Reasons);
        json.WriteEndObject();
    }

    private static void Affinity(Utf8JsonWriter json, AffinityDivergence? first)
    {
        if (first is null)
        {
            json.WriteNull("affinity");
            return;
        }

        json.WriteStartObject("affinity");
        json.WriteNumber("tick", first.Tick);
        json.WriteString("actor", first.Actor);
        json.WriteString("other", first.Other);
        json.WriteNumber("a", first.Left);
        json.WriteNumber("b", first.Right);
        json.WriteNumber("others", first.Others);
        Reasons(json, first.Reasons);
        json.WriteEndObject();
    }

    private static void Decision(Utf8JsonWriter json, DecisionDivergence? first)
    {
        if (first is null)
        {
            json.WriteNull("decision");
            return;
        }

        json.WriteStartObject("decision");
        json.WriteNumber("tick", first.Tick);
        json.WriteString("organisation", first.Organisation);
        json.WriteString("issue", first.Issue);
        Decision(json, "a", first.Left);
        Decision(json, "b", first.Right);
        json.WriteNumber("others", first.Others);
        json.WriteEndObject();
    }

    private static void Decision(Utf8JsonWriter json, string name, DecisionRow? row)
    {
        if (row is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("procedure", row.Procedure);
        json.WriteBoolean("blocked", row.Blocked);
        json.WriteNumber("before", row.Before);
        json.WriteNumber("after", row.After);
        json.WriteString("pivot", row.Pivot);
        json.WriteStartArray("blockers");
        foreach (var member in row.Blockers)
        {
            json.WriteStringValue(member);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Reasons(Utf8JsonWriter json, ImmutableArray<ReasonDifference> reasons)
    {
        json.WriteStartArray("reasons");
        foreach (var reason in reasons)
        {
            json.WriteStartObject();
            json.WriteString("mechanism", reason.Mechanism);
            json.WriteString("source", reason.Source);
            json.WriteString("message", reason.Message);
            WriteMaybe(json, "a", reason.Left);
            WriteMaybe(json, "b", reason.Right);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMaybe(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } some)
        {
            json.WriteNumber(name, some);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
