namespace StanceSim.Observability.Otlp;

/// <summary>What became of a request.</summary>
/// <param name="Outcome">Whether it was taken.</param>
/// <param name="Rejected">Items of it that the receiver would not have.</param>
/// <param name="Reason">Why not, for people; empty when everything was taken.</param>
internal readonly record struct OtlpAnswer(OtlpOutcome Outcome, long Rejected, string Reason)
{
    private const int PartialSuccess = 1;
    private const int RejectedItems = 1;
    private const int LengthType = 2;
    private const int VarintType = 0;

    public static OtlpAnswer Unreachable(string reason) => new(OtlpOutcome.Unreachable, 0, reason);

    public static OtlpAnswer Silent(string reason) => new(OtlpOutcome.Silent, 0, reason);

    public static OtlpAnswer Busy(string reason) => new(OtlpOutcome.Busy, 0, reason);

    public static OtlpAnswer Refused(string reason) => new(OtlpOutcome.Refused, 0, reason);

    /// <summary>Reads how many items a receiver that took a request left out of it. What is no such answer counts as all taken.</summary>
    /// <param name="body">ExportTraceServiceResponse or ExportLogsServiceResponse.</param>
    public static OtlpAnswer Taken(ReadOnlySpan<byte> body)
    {
        var partial = Field(body, PartialSuccess, LengthType, out _);
        Field(partial, RejectedItems, VarintType, out var rejected);
        return new OtlpAnswer(OtlpOutcome.Taken, rejected, rejected > 0 ? "the receiver rejected them" : "");
    }

    /// <summary>The last field of a number and type: its bytes, or its value.</summary>
    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> message, int field, int type, out long value)
    {
        value = 0;
        ReadOnlySpan<byte> found = [];
        while (Varint(ref message, out var tag))
        {
            var isIt = (int)(tag >> 3) == field && (int)(tag & 7) == type;
            if ((tag & 7) == VarintType && Varint(ref message, out var number))
            {
                value = isIt ? (long)number : value;
            }
            else if ((tag & 7) == LengthType && Varint(ref message, out var size) && size <= (ulong)message.Length)
            {
                found = isIt ? message[..(int)size] : found;
                message = message[(int)size..];
            }
            else
            {
                break;
            }
        }

        return found;
    }

    private static bool Varint(ref ReadOnlySpan<byte> message, out ulong value)
    {
        value = 0;
        for (var place = 0; place < Math.Min(10, message.Length); place++)
        {
            value |= (ulong)(message[place] & 0x7F) << (7 * place);
            if ((message[place] & 0x80) == 0)
            {
                message = message[(place + 1)..];
                return true;
            }
        }

        return false;
    }
}

internal enum OtlpOutcome
{
    Taken,

    /// <summary>Not now; another try may help.</summary>
    Busy,

    /// <summary>Nobody listens.</summary>
    Unreachable,

    /// <summary>Somebody may listen and says nothing for as long as one waits; it may have been taken.</summary>
    Silent,

    /// <summary>Never; another try would not help.</summary>
    Refused,
}
