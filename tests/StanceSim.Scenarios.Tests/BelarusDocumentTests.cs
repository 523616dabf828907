using System.Globalization;

namespace StanceSim.Scenarios.Tests;

/// <summary>The table in docs/belarus-2020.md shows what runs give.</summary>
public sealed class BelarusDocumentTests
{
    private static readonly string[][] Columns =
        [[], ["reactions=policies"], ["parameters.westernResolve=0.05"], ["parameters.cyprusLink=0.9"]];

    [Fact]
    public void The_table_of_outcomes_holds_the_runs_values()
    {
        var rows = Rows();
        var runs = Columns.Select(sets => BelarusRun.Of(sets)).ToArray();

        Assert.Equal(runs[0].Scenario.Outcomes.Select(outcome => outcome.Id), rows.Keys.Where(id => id != "messages sent"));
        foreach (var (id, cells) in rows)
        {
            Assert.Equal(cells, runs.Select(run => Shown(run, id)));
        }
    }

    /// <summary>Cells by the first word of a row, which is an outcome's id.</summary>
    private static Dictionary<string, string[]> Rows() => File.ReadLines(RepositoryFiles.At("docs", "belarus-2020.md"))
        .SkipWhile(line => !line.StartsWith("| outcome |", StringComparison.Ordinal))
        .Skip(2)
        .TakeWhile(line => line.StartsWith('|'))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1])
        .ToDictionary(cells => cells[0].StartsWith('`') ? cells[0].Split('`')[1] : cells[0], cells => cells[1..]);

    private static string Shown(BelarusRun run, string id)
    {
        if (id == "messages sent")
        {
            return run.Sent.Count.ToString(CultureInfo.InvariantCulture);
        }

        var value = run.Outcome(id);
        var isTruth = run.Scenario.Outcomes.Single(outcome => outcome.Id == id).IsTruth;
        return isTruth ? value > 0 ? "yes" : "no"
            : value == Math.Round(value) ? value.ToString("0", CultureInfo.InvariantCulture)
            : value.ToString("0.000", CultureInfo.InvariantCulture);
    }
}
