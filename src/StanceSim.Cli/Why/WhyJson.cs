using System.Text.Json;
using StanceSim.Cli.Json;
using StanceSim.Experiments.Explanations;
using StanceSim.Scenarios;

namespace StanceSim.Cli.Why;

/// <summary>An explanation as one JSON document.</summary>
internal static class WhyJson
{
    public static void Write(TextWriter output, Explanation told, Calendar calendar) => JsonDocumentWriter.Write(output, json =>
    {
        json.WriteString("status", "done");
        json.WriteNumber("exitCode", ExitCode.Done);
        json.WriteString("actor", told.Actor.Id);
        json.WriteString("issue", told.Issue.Id);
        json.WriteNumber("tick", told.Change.Tick);
        json.WriteString("date", calendar.Start is null ? null : calendar.Label(told.Change.Tick));
        json.WriteNumber("before", told.Change.Before);
        json.WriteNumber("after", told.Change.After);
        json.WriteStartArray("reasons");
        foreach (var reason in told.Reasons)
        {
            json.WriteStartObject();
            json.WriteNumber("contribution", reason.Contribution.Amount);
            json.WriteString("mechanism", reason.Contribution.Mechanism);
            json.WriteString("source", reason.Contribution.Source);
            json.WriteString("tie", reason.Contribution.Tie);
            Chain(json, reason, calendar);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("changes");
        foreach (var change in told.Journey.Changes)
        {
            json.WriteStartObject();
            json.WriteNumber("tick", change.Tick);
            json.WriteNumber("before", change.Before);
            json.WriteNumber("after", change.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void Chain(Utf8JsonWriter json, Reason reason, Calendar calendar)
    {
        json.WriteStartArray("chain");
        foreach (var message in reason.Chain)
        {
            json.WriteStartObject();
            json.WriteString("id", message.Id);
            json.WriteString("kind", message.Kind);
            json.WriteString("sender", message.Sender);
            json.WriteNumber("sent", message.Sent);
            json.WriteString("date", calendar.Start is null ? null : calendar.Label(message.Sent));
            json.WriteString("policy", message.Policy);
            json.WriteString("text", message.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
