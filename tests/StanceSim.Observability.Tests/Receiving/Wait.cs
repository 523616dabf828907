using System.Diagnostics;

namespace StanceSim.Observability.Tests.Receiving;

/// <summary>Waits for what another thread does.</summary>
internal static class Wait
{
    public static async Task Until(Func<bool> isSo, CancellationToken cancellation)
    {
        for (var start = Stopwatch.GetTimestamp(); !isSo(); await Task.Delay(5, cancellation))
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20), "It did not happen.");
        }
    }
}
