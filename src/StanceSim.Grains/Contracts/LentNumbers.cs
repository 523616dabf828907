using System.Buffers;

namespace StanceSim.Grains.Contracts;

/// <summary>
/// Rows on their way from one partition to another, not copied where that can be avoided: at the sender a part of its own
/// frame, which it writes again two ticks later; where they come from another silo, room that is used again.
/// </summary>
/// <param name="values">The numbers. Whoever holds them does not write them.</param>
/// <param name="room">What <see cref="Return"/> gives back; null: nothing.</param>
public readonly struct LentNumbers(ReadOnlyMemory<double> values, double[]? room = null)
{
    public ReadOnlyMemory<double> Values => values;

    public static implicit operator LentNumbers(double[] values) => new(values);

    /// <summary>Room for numbers that arrive; what is in it does not matter.</summary>
    public static double[] Room(int length) => ArrayPool<double>.Shared.Rent(length);

    /// <summary>To be called once by whom they were sent to, who does not look at them again.</summary>
    public void Return()
    {
        if (room is not null)
        {
            ArrayPool<double>.Shared.Return(room);
        }
    }
}
