using System.Diagnostics.Metrics;
using StanceSim.Observability;

namespace StanceSim.Grains.Silos;

/// <summary>Counts what the silo does and has, for operators. Thread-safe. No result depends on it.</summary>
internal sealed class SiloActivity : IDisposable
{
    private readonly Meter meter = new(TelemetryNames.Source);
    private long messages;
    private int partitions;
    private int actors;

    public SiloActivity() => meter.CreateObservableCounter(
        TelemetryNames.SiloMessages, () => Messages, "{message}", "Messages that actors on this silo received, routine statements too.");

    public long Messages => Interlocked.Read(ref messages);

    public int Partitions => Volatile.Read(ref partitions);

    public int Actors => Volatile.Read(ref actors);

    public void PartitionCame() => Interlocked.Increment(ref partitions);

    public void PartitionWent() => Interlocked.Decrement(ref partitions);

    public void ActorCame() => Interlocked.Increment(ref actors);

    public void ActorWent() => Interlocked.Decrement(ref actors);

    public void Count(long received) => Interlocked.Add(ref messages, received);

    public void Dispose() => meter.Dispose();
}
