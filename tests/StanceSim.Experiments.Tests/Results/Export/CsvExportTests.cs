using System.Globalization;
using System.Text;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Export;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Results.Tables;
using StanceSim.Experiments.Runs;
using StanceSim.Experiments.Tests.Worlds;

namespace StanceSim.Experiments.Tests.Results.Export;

public sealed class CsvExportTests : IDisposable
{
    private readonly TemporaryFolder folders = new();

    public void Dispose() => folders.Dispose();

    [Fact]
    public async Task Every_table_has_a_twin_with_the_same_columns_and_rows()
    {
        var run = await Recorded();

        var paths = await CsvExport.Write(run);

        Assert.Equal(ResultTables.All.Select(table => Path.Combine(run.Folder, table.CsvFile)), paths);
        foreach (var table in ResultTables.All)
        {
            var lines = Parse(Path.Combine(run.Folder, table.CsvFile));
            Assert.Equal(table.Columns.Select(column => column.Name), lines[0]);
            Assert.All(lines, line => Assert.Equal(table.Columns.Length, line.Count));
        }

        Assert.Equal(run.Manifest.Counts.Contributions + 1, Parse(paths[3]).Count);
        Assert.Empty(RunResults.Check(run.Folder));
        Assert.DoesNotContain(Directory.GetFiles(run.Folder), file => file.EndsWith(".unfinished", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Numbers_read_back_as_the_same_bits_and_none_is_taken_for_a_formula()
    {
        var run = await Recorded();
        await CsvExport.Write(run, folders.At("csv/here"));

        var lines = Parse(folders.At("csv/here/stances.csv"));
        var value = lines[0].IndexOf("value");
        Assert.Equal(
            await run.Stances().Select(row => row.Value).ToListAsync(TestContext.Current.CancellationToken),
            lines.Skip(1).Select(line => double.Parse(line[value], CultureInfo.InvariantCulture)));
        Assert.Contains(lines.Skip(1), line => line[value].StartsWith('-'));
        Assert.Equal("2020-08-09", lines[1][lines[0].IndexOf("date")]);
        Assert.Equal("7", lines[1][lines[0].IndexOf("seed")]);
    }

    [Fact]
    public async Task Text_is_quoted_and_kept_from_being_computed()
    {
        var run = await Recorded();
        await CsvExport.Write(run);

        var lines = Parse(Path.Combine(run.Folder, "messages.csv"));
        var crackdown = lines.Single(line => line[lines[0].IndexOf("id")] == "crackdown");
        Assert.Equal("'=Police beat, \"arrest\"\nprotesters", crackdown[lines[0].IndexOf("text")]);
        Assert.Equal("", crackdown[lines[0].IndexOf("cause")]);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"so\"", "\"say \"\"so\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@sum", "'@sum")]
    [InlineData("\tx", "'\tx")]
    [InlineData("é ü 語", "é ü 語")]
    [InlineData("", "\"\"")]
    [InlineData(null, "")]
    public void Text_cells(string? text, string cell)
    {
        using var output = new MemoryStream();
        var line = new CsvLine(output);
        line.AddText(text);
        line.Add<double>(-0.5);
        line.End();

        Assert.Equal(cell + ",-0.5\r\n", Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public async Task A_damaged_table_leaves_no_half_file()
    {
        var run = await Recorded();
        File.WriteAllText(Path.Combine(run.Folder, "affinities.parquet"), "PAR1 no PAR1");

        var failure = await Assert.ThrowsAsync<ResultsException>(() => CsvExport.Write(run));

        Assert.Equal("SIM6007", Assert.Single(failure.Problems).Code);
        Assert.True(File.Exists(Path.Combine(run.Folder, "stances.csv")));
        Assert.DoesNotContain(Directory.GetFiles(run.Folder), file => Path.GetFileName(file).StartsWith("affinities.csv", StringComparison.Ordinal));
    }

    private async Task<RunResults> Recorded()
    {
        await RunRecorder.Record(
            new LocalEngine(), SmallWorlds.Plan(SmallWorlds.Crisis()), folders.At("run"), cancellation: TestContext.Current.CancellationToken);
        return RunResults.Open(folders.At("run"));
    }

    /// <summary>A reader of RFC 4180 that knows nothing of the writer.</summary>
    private static List<List<string>> Parse(string path)
    {
        var text = File.ReadAllText(path);
        List<List<string>> lines = [];
        List<string> line = [];
        var cell = new StringBuilder();
        var quoted = false;
        for (var place = 0; place < text.Length; place++)
        {
            var mark = text[place];
            if (quoted && mark == '"' && place + 1 < text.Length && text[place + 1] == '"')
            {
                cell.Append('"');
                place++;
            }
            else if (mark == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && mark == ',')
            {
                line.Add(cell.ToString());
                cell.Clear();
            }
            else if (!quoted && mark == '\r' && text[place + 1] == '\n')
            {
                line.Add(cell.ToString());
                lines.Add(line);
                (line, place) = ([], place + 1);
                cell.Clear();
            }
            else
            {
                cell.Append(mark);
            }
        }

        Assert.Empty(line);
        return lines;
    }
}
