using System.Buffers.Binary;
using System.Text;

namespace StanceSim.Observability.Tests.Receiving;

/// <summary>A message in the wire format of protocol buffers, as the list of its fields.</summary>
internal sealed class Wire
{
    private readonly List<(int Number, object Value)> fields = [];

    public Wire(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var tag = Varint(ref bytes);
            var number = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0:
                    fields.Add((number, Varint(ref bytes)));
                    break;
                case 1:
                    fields.Add((number, BinaryPrimitives.ReadUInt64LittleEndian(bytes)));
                    bytes = bytes[8..];
                    break;
                case 2:
                    var size = (int)Varint(ref bytes);
                    fields.Add((number, bytes[..size].ToArray()));
                    bytes = bytes[size..];
                    break;
                case 5:
                    fields.Add((number, (ulong)BinaryPrimitives.ReadUInt32LittleEndian(bytes)));
                    bytes = bytes[4..];
                    break;
                default:
                    throw new FormatException($"Field {number} has wire type {tag & 7}.");
            }
        }
    }

    public IEnumerable<Wire> Messages(int number) => All<byte[]>(number).Select(bytes => new Wire(bytes));

    public Wire? Message(int number) => Messages(number).SingleOrDefault();

    public byte[] Bytes(int number) => All<byte[]>(number).SingleOrDefault() ?? [];

    public string Text(int number) => Encoding.UTF8.GetString(Bytes(number));

    public ulong Number(int number) => All<ulong>(number).SingleOrDefault();

    public bool Has(int number) => fields.Exists(field => field.Number == number);

    private IEnumerable<T> All<T>(int number) => fields.Where(field => field.Number == number).Select(field => (T)field.Value);

    private static ulong Varint(ref ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        for (var place = 0; ; place++)
        {
            value |= (ulong)(bytes[place] & 0x7F) << (7 * place);
            if ((bytes[place] & 0x80) == 0)
            {
                bytes = bytes[(place + 1)..];
                return value;
            }
        }
    }
}
