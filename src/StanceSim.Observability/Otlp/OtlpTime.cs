namespace StanceSim.Observability.Otlp;

/// <summary>Moments as OTLP tells them: nanoseconds since 1970, unsigned, which is why no date of a scenario may be one.</summary>
internal static class OtlpTime
{
    public static ulong NanosecondsOf(DateTimeOffset moment) =>
        (ulong)(moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) * TimeSpan.NanosecondsPerTick;
}
