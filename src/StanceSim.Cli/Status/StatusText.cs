using System.Globalization;
using StanceSim.Cli.Terminal;
using StanceSim.Cluster.Status;

namespace StanceSim.Cli.Status;

/// <summary>A cluster as a table of silos and a list of runs.</summary>
internal static class StatusText
{
    /// <summary>Dead silos shown, the latest; the table keeps them for a week.</summary>
    private const int MostDead = 5;

    private static readonly string[] Heads = ["silo", "version", "contract", "status", "since (UTC)", "partitions", "actors", "activations", "messages/s"];

    public static void Write(Screen screen, ClusterStatus status)
    {
        screen.WriteLine($"cluster {status.Cluster} on {status.Store}");
        screen.WriteLine();
        var dead = status.Silos.Where(silo => silo.Member.Status == SiloStatus.Dead).OrderByDescending(silo => silo.Member.Since).ToArray();
        var shown = status.Silos.Except(dead).Concat(dead.Take(MostDead)).ToArray();
        string[][] rows = [Heads, .. shown.Select(RowOf)];
        var widths = Heads.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            screen.WriteLine(string.Join("  ", row.Select((text, column) => column < 5 ? text.PadRight(widths[column]) : text.PadLeft(widths[column]))).TrimEnd());
        }

        if (dead.Length > MostDead)
        {
            screen.WriteLine($"… and {Amount.Count(dead.Length - MostDead, "more dead silo")}");
        }

        screen.WriteLine();
        screen.WriteLine(status.Runs.IsEmpty ? "no runs" : Amount.Count(status.Runs.Length, "run"));
        foreach (var run in status.Runs)
        {
            screen.WriteLine($"  {run}");
        }
    }

    public static string WordOf(SiloStatus status) => status switch
    {
        SiloStatus.Active => "active",
        SiloStatus.Dead => "dead",
        SiloStatus.ShuttingDown or SiloStatus.Stopping => "leaving",
        _ => "joining",
    };

    private static string[] RowOf(SiloState silo)
    {
        var isAlive = silo.Member.Status != SiloStatus.Dead;
        return
        [
            silo.Member.Name.Name,
            silo.Member.Name.Version,
            silo.Member.Name.Contract.ToString(CultureInfo.InvariantCulture),
            WordOf(silo.Member.Status),
            silo.Member.Since.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            isAlive ? silo.Partitions.ToString(CultureInfo.InvariantCulture) : "",
            isAlive ? silo.Actors.ToString(CultureInfo.InvariantCulture) : "",
            isAlive ? silo.Activations.ToString(CultureInfo.InvariantCulture) : "",
            silo.MessagesPerSecond is { } rate ? rate.ToString("N0", CultureInfo.InvariantCulture) : isAlive ? "no answer" : "",
        ];
    }
}
