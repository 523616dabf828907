namespace StanceSim.Experiments.Results.Recording;

/// <summary>What the id of a message tells: dated messages have the scenario's id, reactions their policy's id and the tick.</summary>
public static class MessageIds
{
    /// <summary>The scenario's id of a dated message, of its announcement, or of a leak of either.</summary>
    public static string DatedPartOf(string id)
    {
        var mark = id.IndexOf('~', StringComparison.Ordinal);
        return mark < 0 ? id : id[..mark];
    }

    /// <summary>The policy part of a reaction's id, or of a leak of it; null when the id has no such part.</summary>
    public static string? PolicyPartOf(string id)
    {
        var mark = id.LastIndexOf('@');
        return mark < 0 ? null : id[..mark];
    }
}
