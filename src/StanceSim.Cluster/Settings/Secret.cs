namespace StanceSim.Cluster.Settings;

/// <summary>A text that no log, message or document shows.</summary>
public sealed class Secret(string text)
{
    public static Secret None { get; } = new("");

    public bool IsEmpty => text.Length == 0;

    /// <summary>The text itself, for the one call that needs it.</summary>
    public string Reveal() => text;

    public override string ToString() => IsEmpty ? "" : "***";
}
