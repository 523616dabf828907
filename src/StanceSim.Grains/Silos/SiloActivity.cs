using System.Diagnostics.Metrics;
using StanceSim.Observability;

namespace StanceSim.Grains.Silos;

/// <summary>Counts what the silo does, for operators. No result depends on it.</summary>
internal sealed class SiloActivity : IDisposable
{
    private readonly Meter meter = new(TelemetryNames.Source);
    private long messages;

    public SiloActivity() => meter.CreateObservableCounter(
        TelemetryNames.SiloMessages, () => Messages, "{message}", "Messages that actors on this silo received, routine statements too.");

    public long Messages => Interlocked.Read(ref messages);

    public void Count(long received) => Interlocked.Add(ref messages, received);

    public void Dispose() => meter.Dispose();
}
