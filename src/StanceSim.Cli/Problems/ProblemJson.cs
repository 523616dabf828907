using System.Collections.Immutable;
using System.Text.Json;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Cli.Problems;

/// <summary>Problems as an array <c>problems</c>, each with code, file, line, column, message and fix.</summary>
internal static class ProblemJson
{
    public static void Write(Utf8JsonWriter json, ImmutableArray<Problem> problems)
    {
        json.WriteStartArray("problems");
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("code", problem.Code);
            json.WriteString("file", problem.File);
            json.WriteNumber("line", problem.Line);
            json.WriteNumber("column", problem.Column);
            json.WriteString("message", problem.Message);
            json.WriteString("fix", problem.Fix);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
