using StanceSim.Experiments.Checkpoints;

namespace StanceSim.Experiments.Results.Tables;

/// <summary>Values of a column as bytes of a checkpoint.</summary>
internal static class ValueBytes
{
    public static void Add<T>(ByteWriter bytes, ReadOnlySpan<T> values)
        where T : struct
    {
        bytes.Add(values.Length);
        foreach (var value in values)
        {
            switch (value)
            {
                case int whole: bytes.Add(whole); break;
                case ulong natural: bytes.Add(natural); break;
                case double number: bytes.Add(number); break;
                case bool truth: bytes.Add(truth); break;
                case DateOnly day: bytes.Add(day.DayNumber); break;
                default: throw new NotSupportedException($"No column has values of {typeof(T).Name}.");
            }
        }
    }

    public static T[] Read<T>(ByteReader bytes)
        where T : struct => bytes.List(static bytes => (T)Of(bytes, typeof(T)));

    private static object Of(ByteReader bytes, Type type) =>
        type == typeof(int) ? (object)bytes.Integer()
        : type == typeof(ulong) ? bytes.Natural()
        : type == typeof(double) ? bytes.Number()
        : type == typeof(bool) ? bytes.Truth()
        : type == typeof(DateOnly) ? DateOf(bytes.Integer())
        : throw new NotSupportedException($"No column has values of {type.Name}.");

    private static DateOnly DateOf(int day) => day >= 0 && day <= DateOnly.MaxValue.DayNumber
        ? DateOnly.FromDayNumber(day)
        : throw new FormatException($"{day} is no day.");
}
