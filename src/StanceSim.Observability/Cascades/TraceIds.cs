using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace StanceSim.Observability.Cascades;

/// <summary>Ids of traces and spans, made from the run and the message, so that they are known without asking a backend.</summary>
/// <remarks>
/// The SHA-256 of <c>run/message</c>: its first 16 bytes name the trace of which that message is the stimulus, the next 8 the
/// message's span.
/// </remarks>
public static class TraceIds
{
    private const int TraceBytes = 16;
    private const int SpanBytes = 8;

    /// <summary>Id of the trace that a message sets off.</summary>
    /// <param name="run">Id of the run.</param>
    /// <param name="stimulus">Id of the message.</param>
    public static ActivityTraceId TraceOf(string run, string stimulus) =>
        ActivityTraceId.CreateFromBytes(HashOf(run, stimulus).AsSpan(0, TraceBytes));

    /// <summary>Id of a message's span.</summary>
    /// <param name="run">Id of the run.</param>
    /// <param name="message">Id of the message.</param>
    public static ActivitySpanId SpanOf(string run, string message) =>
        ActivitySpanId.CreateFromBytes(HashOf(run, message).AsSpan(TraceBytes, SpanBytes));

    /// <summary>Id of the trace of the run itself, in wall-clock time. No message has an empty id.</summary>
    public static ActivityTraceId TraceOfRun(string run) => TraceOf(run, "");

    private static byte[] HashOf(string run, string message) => SHA256.HashData(Encoding.UTF8.GetBytes($"{run}/{message}"));
}
