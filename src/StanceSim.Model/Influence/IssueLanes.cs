using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StanceSim.Model.Influence;

/// <summary>
/// Numbers of some neighbouring issues, calculated side by side. Each lane has the arithmetic of a plain number, so results do
/// not depend on how many lanes there are or on what the machine has in hardware.
/// </summary>
internal interface IIssueLanes<TSelf>
    where TSelf : struct, IIssueLanes<TSelf>
{
    /// <summary>How many issues.</summary>
    static abstract int Count { get; }

    static abstract TSelf Read(ref double from);

    void Write(ref double to);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator *(double weight, TSelf lanes);

    static abstract TSelf operator /(TSelf lanes, double count);
}

internal readonly struct OneIssue(double value) : IIssueLanes<OneIssue>
{
    private readonly double value = value;

    public static int Count => 1;

    public static OneIssue Read(ref double from) => new(from);

    public void Write(ref double to) => to = value;

    public static OneIssue operator +(OneIssue left, OneIssue right) => new(left.value + right.value);

    public static OneIssue operator *(double weight, OneIssue lanes) => new(weight * lanes.value);

    public static OneIssue operator /(OneIssue lanes, double count) => new(lanes.value / count);
}

internal readonly struct TwoIssues(Vector128<double> values) : IIssueLanes<TwoIssues>
{
    private readonly Vector128<double> values = values;

    public static int Count => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoIssues Read(ref double from) => new(Vector128.LoadUnsafe(ref from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ref double to) => values.StoreUnsafe(ref to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoIssues operator +(TwoIssues left, TwoIssues right) => new(left.values + right.values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoIssues operator *(double weight, TwoIssues lanes) => new(Vector128.Create(weight) * lanes.values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoIssues operator /(TwoIssues lanes, double count) => new(lanes.values / Vector128.Create(count));
}

internal readonly struct FourIssues(Vector256<double> values) : IIssueLanes<FourIssues>
{
    private readonly Vector256<double> values = values;

    public static int Count => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourIssues Read(ref double from) => new(Vector256.LoadUnsafe(ref from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ref double to) => values.StoreUnsafe(ref to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourIssues operator +(FourIssues left, FourIssues right) => new(left.values + right.values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourIssues operator *(double weight, FourIssues lanes) => new(Vector256.Create(weight) * lanes.values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourIssues operator /(FourIssues lanes, double count) => new(lanes.values / Vector256.Create(count));
}
