using System.Globalization;

namespace StanceSim.Benchmarks.Measuring;

/// <summary>Prints rows as they come and remembers whether any target was missed.</summary>
internal sealed class RatioTable(TextWriter output)
{
    private readonly List<RatioRow> rows = [];

    public bool AnyMissed => rows.Exists(row => row.IsMissed);

    public bool AnyWrong => rows.Exists(row => !row.IsRight);

    public void Heading(string title, string ours, string theirs, string explanation)
    {
        output.WriteLine();
        output.WriteLine(title);
        output.WriteLine(explanation);
        output.WriteLine($"{"",-38}{ours,12}{theirs,12}{"ratio",8}{"range",15}{"target",8}  met  check");
    }

    public void Add(RatioRow row)
    {
        rows.Add(row);
        var times = row.Times;
        var ratio = row.HasRatio ? Ratio(times.MedianRatio) : "-";
        var range = row.HasRatio ? $"{Ratio(times.Ratios.Min())}-{Ratio(times.Ratios.Max())}" : "-";
        var met = !row.HasRatio ? "-" : row.IsMissed ? "NO" : "yes";
        output.WriteLine(
            $"{row.Name,-38}{Rate(row.Work, times.MedianOurs),12}{Rate(row.Work, times.MedianTheirs),12}"
            + $"{ratio,8}{range,15}{Ratio(row.Target),8}  {met,-3}  {row.Check}");
    }

    public void Note(string text) => output.WriteLine(text);

    public void PrintSummary()
    {
        var judged = rows.Count(row => row.HasRatio);
        output.WriteLine();
        output.WriteLine($"{judged - rows.Count(row => row.IsMissed)} of {judged} targets met"
            + (AnyWrong ? "; RESULTS DIFFER where they must be equal" : "") + ".");
    }

    private static string Ratio(double value) =>
        value.ToString(value >= 100 ? "F0" : value >= 10 ? "F1" : "F2", CultureInfo.InvariantCulture);

    private static string Rate(double work, double seconds) => (work, seconds) switch
    {
        (_, double.NaN) => "-",
        (0, _) => string.Create(CultureInfo.InvariantCulture, $"{seconds:F3} s"),
        _ when work / seconds >= 1e8 => string.Create(CultureInfo.InvariantCulture, $"{work / seconds / 1e6:F0} M/s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{work / seconds / 1e6:G3} M/s"),
    };
}
