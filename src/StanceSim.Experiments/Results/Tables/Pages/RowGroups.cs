using System.Buffers;
using StanceSim.Experiments.Results.Tables.Columns;
using ZstdSharp;

namespace StanceSim.Experiments.Results.Tables.Pages;

/// <summary>Writes row groups to a Parquet file, and keeps what its footer will say about them.</summary>
internal sealed class RowGroups : IDisposable
{
    private const int Uncompressed = 0;
    private const int Zstandard = 6;
    private const int DataPage = 0;
    private const int DictionaryPage = 2;

    /// <summary>Zstandard's fastest: higher levels take longer and hardly save anything here.</summary>
    private const int CompressionLevel = 1;

    /// <summary>Columns of fewer bytes are not worth compressing.</summary>
    private const int LeastCompressed = 256;

    private static readonly byte[] Magic = "PAR1"u8.ToArray();
    private readonly TableDefinition table;
    private readonly Stream file;
    private readonly ColumnPages pages = new();
    private readonly ArrayBufferWriter<byte> header = new();
    private readonly ArrayBufferWriter<byte> told = new();
    private readonly Lazy<Compressor> compressor = new(() => new Compressor(CompressionLevel));
    private byte[] packed = [];
    private long position;

    /// <param name="table">Its columns.</param>
    /// <param name="file">Takes the bytes one after another; left open.</param>
    /// <param name="position">Bytes it holds already.</param>
    public RowGroups(TableDefinition table, Stream file, long position) => (this.table, this.file, this.position) = (table, file, position);

    public int Count { get; private set; }

    /// <summary>What the footer will say about the row groups.</summary>
    public ReadOnlySpan<byte> Told => told.WrittenSpan;

    /// <summary>Goes on behind row groups that stand in the file.</summary>
    public void Continue(int count, ReadOnlySpan<byte> told)
    {
        Count = count;
        this.told.Write(told);
    }

    /// <summary>Writes the rows that the columns put aside.</summary>
    public void Add(ReadOnlySpan<ColumnBuffer> columns, int rows)
    {
        WriteMagic();
        var group = new ThriftStruct(told);
        group.Structs(1, columns.Length);
        var start = position;
        long plain = 0;
        for (var column = 0; column < columns.Length; column++)
        {
            pages.Clear();
            columns[column].Encode(pages, rows);
            plain += AddColumn(group, table.Columns[column], rows);
        }

        group.Long(2, plain);
        group.Long(3, rows);
        group.Long(6, position - start);
        told.Write((ReadOnlySpan<byte>)[0]);
        Count++;
    }

    /// <summary>Writes the footer.</summary>
    public void End(long rows)
    {
        WriteMagic();
        header.ResetWrittenCount();
        FooterBytes.Write(header, table, rows, Count, told.WrittenSpan);
        Write(header.WrittenSpan);
        Write(BitConverter.IsLittleEndian
            ? BitConverter.GetBytes(header.WrittenCount)
            : [.. BitConverter.GetBytes(header.WrittenCount).Reverse()]);
        Write(Magic);
    }

    public void Dispose()
    {
        if (compressor.IsValueCreated)
        {
            compressor.Value.Dispose();
        }
    }

    /// <returns>Its bytes before compression.</returns>
    private long AddColumn(ThriftStruct group, ColumnDefinition column, int rows)
    {
        var size = pages.Dictionary.WrittenCount + pages.Values.WrittenCount;
        var codec = size < LeastCompressed ? Uncompressed : Zstandard;
        var (start, plain) = (position, 0L);
        if (pages.Encoding == PageEncoding.Dictionary)
        {
            plain += WritePage(pages.Dictionary.WrittenSpan, codec, static (header, pages, _) =>
            {
                header.Open(7);
                header.Number(1, pages.DictionaryCount);
                header.Number(2, (int)PageEncoding.Plain);
                header.Close();
            }, DictionaryPage, rows);
        }

        var data = position;
        plain += WritePage(pages.Values.WrittenSpan, codec, static (header, pages, rows) =>
        {
            header.Open(5);
            header.Number(1, rows);
            header.Number(2, (int)pages.Encoding);
            header.Number(3, (int)PageEncoding.Hybrid);
            header.Number(4, (int)PageEncoding.Hybrid);
            header.Close();
        }, DataPage, rows);
        Tell(group, column, rows, codec, (start, data, plain));
        return plain;
    }

    private void Tell(ThriftStruct group, ColumnDefinition column, int rows, int codec, (long Start, long Data, long Plain) place)
    {
        var hasDictionary = pages.Encoding == PageEncoding.Dictionary;
        group.Open();
        group.Long(2, place.Start);
        group.Open(3);
        group.Number(1, ParquetTypes.PhysicalOf(column.Kind));
        if (hasDictionary)
        {
            group.Numbers(2, (int)PageEncoding.Plain, (int)PageEncoding.Hybrid, (int)PageEncoding.Dictionary);
        }
        else
        {
            group.Numbers(2, (int)pages.Encoding, (int)PageEncoding.Hybrid);
        }

        group.Texts(3, column.Name);
        group.Number(4, codec);
        group.Long(5, rows);
        group.Long(6, place.Plain);
        group.Long(7, position - place.Start);
        group.Long(9, place.Data);
        if (hasDictionary)
        {
            group.Long(11, place.Start);
        }

        group.Open(12);
        group.Long(3, pages.Nulls);
        if (pages.Range is { } range)
        {
            group.Bytes(5, range.Most);
            group.Bytes(6, range.Least);
        }

        group.Close();
        group.Close();
        group.Close();
    }

    /// <returns>Its bytes before compression, with the header.</returns>
    private long WritePage(ReadOnlySpan<byte> body, int codec, Action<ThriftStruct, ColumnPages, int> tell, int type, int rows)
    {
        var stored = codec == Uncompressed ? body : Compress(body);
        header.ResetWrittenCount();
        var page = new ThriftStruct(header);
        page.Number(1, type);
        page.Number(2, body.Length);
        page.Number(3, stored.Length);
        tell(page, pages, rows);
        header.Write((ReadOnlySpan<byte>)[0]);
        Write(header.WrittenSpan);
        Write(stored);
        return header.WrittenCount + body.Length;
    }

    private ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> body)
    {
        var bound = Compressor.GetCompressBound(body.Length);
        if (packed.Length < bound)
        {
            packed = new byte[bound];
        }

        return packed.AsSpan(0, compressor.Value.Wrap(body, packed));
    }

    private void WriteMagic()
    {
        if (position == 0)
        {
            Write(Magic);
        }
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        file.Write(bytes);
        position += bytes.Length;
    }
}
