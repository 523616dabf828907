using System.Globalization;

namespace StanceSim.Observability.Otlp;

/// <summary>How long a run waits for a receiver that says nothing, unless OTEL_EXPORTER_OTLP_TIMEOUT says otherwise.</summary>
internal static class ExportPatience
{
    /// <summary>For the first answer, and for the next one when the run is over and has nothing to do but wait.</summary>
    public static readonly TimeSpan WithSilence = TimeSpan.FromSeconds(2);

    /// <summary>For an answer of a receiver that has answered before: the default of OpenTelemetry.</summary>
    public static readonly TimeSpan WithListener = TimeSpan.FromSeconds(10);

    /// <summary>For what is sent last, when what is sent before used everything up: enough for a receiver on this machine.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromMilliseconds(250);

    public static string NoAnswerWithin(TimeSpan patience) =>
        string.Create(CultureInfo.InvariantCulture, $"no answer within {patience.TotalSeconds:0.###} s");

    /// <summary>Does what the SDK does without telling how long it takes, and leaves it alone when patience is over.</summary>
    /// <param name="last">Sends what is left.</param>
    /// <param name="patience">How long to wait for it.</param>
    public static async Task Within(Action last, TimeSpan patience)
    {
        // A thread of its own: it may be blocked for seconds, and the pool would be short of it for as long.
        var sending = Task.Factory.StartNew(last, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (await Task.WhenAny(sending, Task.Delay(patience)) == sending)
        {
            await sending;
        }
    }
}
