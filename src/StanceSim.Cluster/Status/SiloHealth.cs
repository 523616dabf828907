using System.Net;

namespace StanceSim.Cluster.Status;

/// <summary>Asks a silo on this machine whether it takes work.</summary>
public static class SiloHealth
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Asks until the silo is ready or there is no more time. It is asked once at least.</summary>
    /// <param name="http">The silo's setting; where it serves every address, this machine is asked.</param>
    /// <param name="atMost">Time there is, ≥ 0.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<bool> IsReadyWithin(Uri http, TimeSpan atMost, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(atMost);
        using var timer = new PeriodicTimer(Pause);
        while (!await Ask(http, cancellation))
        {
            if (late.IsCancellationRequested)
            {
                return false;
            }

            await timer.WaitForNextTickAsync(cancellation);
        }

        return true;
    }

    /// <param name="http">The silo's setting; where it serves every address, this machine is asked.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>False also when nobody answers in three seconds.</returns>
    public static async Task<bool> Ask(Uri http, CancellationToken cancellation)
    {
        var address = IPAddress.TryParse(http.DnsSafeHost, out var any) && (any.Equals(IPAddress.Any) || any.Equals(IPAddress.IPv6Any))
            ? new UriBuilder(http) { Host = "127.0.0.1" }.Uri
            : http;
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri(address, "/health/ready"), cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }
}
