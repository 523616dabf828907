using System.Collections.Immutable;
using StanceSim.Cli.Json;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Cli.Problems;

/// <summary>A failure as one JSON document.</summary>
internal static class FailureJson
{
    public static void Write(TextWriter output, int exitCode, string message, string fix, ImmutableArray<Problem> problems) =>
        JsonDocumentWriter.Write(output, json =>
        {
            json.WriteString("status", exitCode == ExitCode.Interrupted ? "interrupted" : "failed");
            json.WriteNumber("exitCode", exitCode);
            json.WriteString("message", message);
            json.WriteString("fix", fix);
            ProblemJson.Write(json, problems);
        });
}
