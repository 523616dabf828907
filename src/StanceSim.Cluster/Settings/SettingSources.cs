using System.Collections;

namespace StanceSim.Cluster.Settings;

/// <summary>Where settings come from, in rising order: file, environment, flags.</summary>
public sealed record SettingSources
{
    /// <summary>Path of a settings file; null: that of <c>STANCESIM_CONFIG</c>, or none.</summary>
    public string? File { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Flags that were given, by <see cref="Setting.Flag"/>.</summary>
    public IReadOnlyDictionary<string, string> Flags { get; init; } = new Dictionary<string, string>();

    /// <summary>Name of this machine, for the silo's name.</summary>
    public string Host { get; init; } = "silo";

    /// <summary>This process's environment and machine.</summary>
    public static SettingSources OfProcess(string? file, IReadOnlyDictionary<string, string> flags) => new()
    {
        File = file,
        Flags = flags,
        Host = System.Environment.MachineName,
        Environment = System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => entry.Value as string ?? ""),
    };
}
