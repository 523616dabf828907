using System.Diagnostics;

namespace StanceSim.Observability.Tests.Receiving;

/// <summary>Waits for what another thread does; nothing tells when it is done, so this looks until it is.</summary>
internal static class Wait
{
    public static async Task Until(Func<bool> isSo, CancellationToken cancellation)
    {
        for (var start = Stopwatch.GetTimestamp(); !isSo(); await Task.Yield())
        {
            cancellation.ThrowIfCancellationRequested();
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20), "It did not happen.");
        }
    }
}
