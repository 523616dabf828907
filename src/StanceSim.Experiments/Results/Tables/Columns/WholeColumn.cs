using System.Buffers.Binary;
using StanceSim.Experiments.Checkpoints;
using StanceSim.Experiments.Results.Tables.Pages;

namespace StanceSim.Experiments.Results.Tables.Columns;

/// <summary>A column of whole numbers or days, with few that differ in a row group.</summary>
internal class WholeColumn : ColumnBuffer
{
    /// <summary>Stands for no value.</summary>
    protected const int None = int.MinValue;

    private readonly Dictionary<int, int> places = [];
    private RunList<int> open = new();
    private RunList<int> closed = new();

    protected virtual bool IsNullable => false;

    public void Add(int value, int times = 1) => open.Add(value, times);

    public override void Close() => (open, closed) = (closed, open);

    public override void Encode(ColumnPages pages, int rows)
    {
        places.Clear();
        foreach (ref var value in closed.Values)
        {
            if (value == None)
            {
                value = TextColumn.None;
                continue;
            }

            if (!places.TryGetValue(value, out var place))
            {
                place = places.Count;
                places.Add(value, place);
                BinaryPrimitives.WriteInt32LittleEndian(pages.Dictionary.GetSpan(sizeof(int)), value);
                pages.Dictionary.Advance(sizeof(int));
            }

            value = place;
        }

        if (places.Count > 0)
        {
            var (least, most) = (new byte[sizeof(int)], new byte[sizeof(int)]);
            BinaryPrimitives.WriteInt32LittleEndian(least, places.Keys.Min());
            BinaryPrimitives.WriteInt32LittleEndian(most, places.Keys.Max());
            pages.Range = (least, most);
        }

        DictionaryPages.Fill(pages, closed, places.Count, IsNullable);
        closed.Clear();
    }

    public override void Save(ByteWriter bytes) => open.Save(bytes, static (bytes, value) => bytes.Add(value));

    public override void Load(ByteReader bytes, int rows) => open.Load(bytes, rows, static bytes => bytes.Integer());
}

/// <summary>A column of days; null where there is none.</summary>
internal sealed class DateColumn : WholeColumn
{
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    protected override bool IsNullable => true;

    public void Add(DateOnly? day, int times = 1) => Add(day is { } known ? known.DayNumber - Epoch : None, times);
}
