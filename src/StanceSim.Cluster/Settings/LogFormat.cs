namespace StanceSim.Cluster.Settings;

/// <summary>How a silo writes its log to standard output.</summary>
public enum LogFormat
{
    /// <summary>A line of text for each event.</summary>
    Text,

    /// <summary>A line of JSON for each event.</summary>
    Json,
}
