using StanceSim.Cluster.Problems;
using StanceSim.Cluster.Settings;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Cluster.Tests.Settings;

/// <summary>Reads settings as a process would that was given these.</summary>
internal static class Reading
{
    public static ClusterSettings Of(params (string Name, string Value)[] given) => SettingsReader.Read(Sources(given));

    public static IReadOnlyList<Problem> Problems(params (string Name, string Value)[] given) =>
        Assert.Throws<ClusterException>(() => Of(given)).Problems;

    /// <summary>Names that begin with two dashes are flags, <c>file</c> is the settings file, others are variables.</summary>
    public static SettingSources Sources(params (string Name, string Value)[] given) => new()
    {
        File = given.FirstOrDefault(pair => pair.Name == "file").Value,
        Flags = given.Where(pair => pair.Name.StartsWith("--", StringComparison.Ordinal)).ToDictionary(pair => pair.Name, pair => pair.Value),
        Environment = given.Where(pair => pair.Name.StartsWith("STANCESIM_", StringComparison.Ordinal)).ToDictionary(pair => pair.Name, pair => pair.Value),
        Host = "here",
    };
}
