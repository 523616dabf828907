using StanceSim.Experiments.Checkpoints;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Tables;

namespace StanceSim.Experiments.Tests.Results.Tables;

/// <summary>What is written with our own encodings comes back from another's reader, Parquet.Net's.</summary>
public sealed class TableWriterTests : IDisposable
{
    private static readonly TableDefinition Everything = new(
        "everything",
        "",
        [
            new("run", ColumnKind.Text, ""),
            new("seed", ColumnKind.Natural, ""),
            new("text", ColumnKind.Text, ""),
            new("maybe", ColumnKind.Text, "", Nullable: true),
            new("whole", ColumnKind.Integer, ""),
            new("natural", ColumnKind.Natural, ""),
            new("plain", ColumnKind.Number, ""),
            new("split", ColumnKind.Number, "", Numbers: NumberSequence.Varied),
            new("repeated", ColumnKind.Number, "", Numbers: NumberSequence.Repeated),
            new("position", ColumnKind.Number, "", Nullable: true),
            new("date", ColumnKind.Date, "", Nullable: true),
            new("truth", ColumnKind.Truth, ""),
        ])
    {
        RowsPerGroup = 1000,
    };

    private static readonly RunKeys Keys = new("the run", 0, 0, ulong.MaxValue);
    private readonly TemporaryFolder folders = new();

    public void Dispose() => folders.Dispose();

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(999, 3, 2)]
    [InlineData(1000, 1, 1)]
    [InlineData(4321, 1000, 1)]
    [InlineData(4321, 70_000, 40)]
    [InlineData(4321, 3, 13)]
    public async Task Every_row_comes_back(int rows, int different, int longest)
    {
        var sketch = Rows(rows, different, longest);
        await File.WriteAllBytesAsync(folders.At("everything.parquet"), await Written(sketch, _ => false), TestContext.Current.CancellationToken);

        await using var table = await TableReader.Open(folders.Path, Everything);
        var place = 0;
        foreach (var group in table.RowGroups())
        {
            var (run, seed) = (await group.Texts("run"), await group.Values<ulong>("seed"));
            var (text, maybe) = (await group.Texts("text"), await group.Texts("maybe"));
            var (whole, natural, truth) = (await group.Values<int>("whole"), await group.Values<ulong>("natural"), await group.Values<bool>("truth"));
            var (plain, split, repeated) = (await group.Values<double>("plain"), await group.Values<double>("split"), await group.Values<double>("repeated"));
            var (position, date) = (await group.MaybeValues<double>("position"), await group.MaybeValues<DateOnly>("date"));
            for (var row = 0; row < group.Rows; row++, place++)
            {
                Assert.Equal(("the run", ulong.MaxValue, split[row]), (run[row], seed[row], repeated[row]));
                Assert.Equal(
                    sketch[place],
                    new Row(text[row]!, maybe[row], whole[row], natural[row], plain[row], split[row], position[row], date[row], truth[row]));
            }
        }

        Assert.Equal(rows, place);
    }

    [Fact]
    public async Task Suspending_leaves_no_trace()
    {
        var sketch = Rows(4321, 300, 9);
        var undisturbed = await Written(sketch, _ => false);

        Assert.Equal(undisturbed, await Written(sketch, row => row % 700 == 0));
        Assert.Equal(undisturbed, await Written(sketch, row => row % 1000 == 999));
    }

    [Fact]
    public void A_state_that_is_none_is_refused()
    {
        var bytes = new ByteWriter();
        bytes.Add(5L);
        bytes.Add(Everything.RowsPerGroup);

        Assert.Throws<FormatException>(() => new TableWriter(Everything, Keys, Stream.Null).Load(new ByteReader(bytes.Written.ToArray())));
    }

    private static async Task<byte[]> Written(Row[] rows, Func<int, bool> isSuspendedAfter)
    {
        var file = new MemoryStream();
        var table = new TableWriter(Everything, Keys, file);
        for (var row = 0; row < rows.Length; row++)
        {
            Add(table, rows[row]);
            await table.EndRow();
            if (isSuspendedAfter(row))
            {
                var state = new ByteWriter();
                await table.Save(state);
                await table.DisposeAsync();
                table = new TableWriter(Everything, Keys, file, file.Length);
                table.Load(new ByteReader(state.Written.ToArray()));
            }
        }

        await table.Complete();
        await table.DisposeAsync();
        return file.ToArray();
    }

    private static void Add(TableWriter table, Row row)
    {
        // A text that stands for good and one that passes are the same text.
        table.Text("text").Add(table.Text("text").CodeOf(row.Text));
        table.Text("maybe").Add(row.Maybe);
        table.Integer("whole").Add(row.Whole);
        table.Natural("natural").Add(row.Natural);
        table.Number("plain").Add(row.Plain);
        table.Number("split").Add(row.Split);
        table.Repeated("repeated").Add(row.Split);
        table.Number("position").Add(row.Position);
        table.Date("date").Add(row.Date);
        table.Truth("truth").Add(row.Truth);
    }

    private static Row[] Rows(int count, int different, int longest)
    {
        var random = new Random(Seed: 7);
        var rows = new List<Row>();
        while (rows.Count < count)
        {
            var choice = random.Next(different);
            var row = new Row(
                $"text {choice} é",
                choice % 3 == 0 ? null : $"{choice}",
                choice - 5,
                choice % 5 == 0 ? (ulong)random.NextInt64() * 2 : (ulong)rows.Count,
                choice,
                random.NextDouble() - 0.5,
                choice % 4 == 1 ? null : random.NextDouble(),
                choice % 7 == 2 ? null : new DateOnly(1960, 1, 1).AddDays(choice % 20_000),
                choice % 2 == 0);
            rows.AddRange(Enumerable.Repeat(row, Math.Min(count - rows.Count, random.Next(longest) + 1)));
        }

        return [.. rows];
    }

    private sealed record Row(
        string Text, string? Maybe, int Whole, ulong Natural, double Plain, double Split, double? Position, DateOnly? Date, bool Truth);
}
