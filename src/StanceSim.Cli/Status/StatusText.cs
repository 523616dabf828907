using System.Collections.Immutable;
using System.Globalization;
using StanceSim.Cli.Terminal;
using StanceSim.Cluster.Status;
using StanceSim.Grains.Contracts;

namespace StanceSim.Cli.Status;

/// <summary>A cluster as a table of silos and one of runs.</summary>
internal static class StatusText
{
    /// <summary>Dead silos shown, the latest; the table keeps them for a week.</summary>
    private const int MostDead = 5;

    /// <summary>Runs shown, those that go on first; the registry keeps more.</summary>
    private const int MostRuns = 20;

    private static readonly string[] RunHeads = ["run", "id", "state", "since (UTC)", "changed (UTC)", "tick", "epoch", "seed"];

    private static readonly string[] Heads = ["silo", "version", "contract", "status", "since (UTC)", "partitions", "actors", "activations", "messages/s"];

    public static void Write(Screen screen, ClusterStatus status)
    {
        screen.WriteLine($"cluster {status.Cluster} on {status.Store}");
        screen.WriteLine();
        var dead = status.Silos.Where(silo => silo.Member.Status == SiloStatus.Dead).OrderByDescending(silo => silo.Member.Since).ToArray();
        var shown = status.Silos.Except(dead).Concat(dead.Take(MostDead)).ToArray();
        WriteTable(screen, [Heads, .. shown.Select(RowOf)], leftColumns: 5);
        if (dead.Length > MostDead)
        {
            screen.WriteLine($"… and {Amount.Count(dead.Length - MostDead, "more dead silo")}");
        }

        screen.WriteLine();
        WriteRuns(screen, status.Runs);
    }

    public static string WordOf(SiloStatus status) => status switch
    {
        SiloStatus.Active => "active",
        SiloStatus.Dead => "dead",
        SiloStatus.ShuttingDown or SiloStatus.Stopping => "leaving",
        _ => "joining",
    };

    public static string WordOf(RunState state) => state switch
    {
        RunState.LetGo => "let go",
        _ => state.ToString().ToLowerInvariant(),
    };

    private static void WriteRuns(Screen screen, ImmutableArray<RunRecord>? known)
    {
        if (known is not [_, ..] runs)
        {
            screen.WriteLine(known is null ? "no silo answers for runs" : "no runs");
            return;
        }

        WriteTable(screen, [RunHeads, .. runs.Take(MostRuns).Select(RowOf)], leftColumns: 5);
        if (runs.Length > MostRuns)
        {
            screen.WriteLine($"… and {Amount.Count(runs.Length - MostRuns, "more run")}");
        }
    }

    private static void WriteTable(Screen screen, string[][] rows, int leftColumns)
    {
        var widths = rows[0].Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            screen.WriteLine(string.Join("  ", row.Select((text, column) => column < leftColumns ? text.PadRight(widths[column]) : text.PadLeft(widths[column]))).TrimEnd());
        }
    }

    private static string[] RowOf(RunRecord run) =>
    [
        run.Scenario,
        run.Digest,
        WordOf(run.State),
        TextOf(run.Since.UtcDateTime),
        TextOf(run.Changed.UtcDateTime),
        string.Create(CultureInfo.InvariantCulture, $"{run.Tick} of {run.Ticks}"),
        run.Epoch.ToString(CultureInfo.InvariantCulture),
        run.Seed.ToString(CultureInfo.InvariantCulture),
    ];

    private static string TextOf(DateTime moment) => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string[] RowOf(SiloState silo)
    {
        var unknown = silo.Member.Status == SiloStatus.Dead ? "" : "no answer";
        string CountOf(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? unknown;
        return
        [
            silo.Member.Name.Name,
            silo.Member.Name.Version,
            silo.Member.Name.Contract.ToString(CultureInfo.InvariantCulture),
            WordOf(silo.Member.Status),
            TextOf(silo.Member.Since),
            CountOf(silo.Residents?.Partitions),
            CountOf(silo.Residents?.Actors),
            CountOf(silo.Residents?.Activations),
            silo.MessagesPerSecond?.ToString("N0", CultureInfo.InvariantCulture) ?? unknown,
        ];
    }
}
