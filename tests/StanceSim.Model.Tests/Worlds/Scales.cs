namespace StanceSim.Model.Tests.Worlds;

/// <summary>Issues on the scales of published examples.</summary>
internal static class Scales
{
    public static Issue Unit { get; } = new() { Id = "unit", Low = 0, High = 1 };

    public static Issue Percent { get; } = new() { Id = "percent", Low = 0, High = 100 };

    public static Issue SignedPercent { get; } = new() { Id = "signed-percent", Low = -100, High = 100 };
}
