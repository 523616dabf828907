namespace StanceSim.Scenarios.Yaml;

/// <summary>How much a scenario file may hold. Checked while scanning, so that a small text cannot cost much.</summary>
internal static class Limits
{
    /// <summary>Size of the text in UTF-8.</summary>
    public const int Bytes = 10 * 1024 * 1024;

    /// <summary>Levels of lists and groups within each other.</summary>
    public const int Depth = 64;

    /// <summary>Values, with aliases written out.</summary>
    public const int Nodes = 100_000;

    public const int Aliases = 1_000;
}
