using System.CommandLine;
using StanceSim.Cluster.Settings;

namespace StanceSim.Cli.Verbs;

/// <summary>Settings of silos and clusters as options of a verb.</summary>
internal static class ClusterOptions
{
    /// <summary>An option for each setting that has a flag.</summary>
    public static Option<string?>[] All() => Of([.. SettingNames.All.Where(setting => setting.Flag is not null)]);

    /// <summary>Options of some settings.</summary>
    public static Option<string?>[] Of(params Setting[] settings) => [.. settings.Select(OptionOf)];

    /// <summary>Reads file, environment and flags.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="config">Option that names the file.</param>
    /// <param name="flags">Options of settings that the verb has.</param>
    public static ClusterSettings SettingsOf(ParseResult parsed, Option<string?> config, params Option<string?>[] flags) =>
        SettingsReader.Read(SettingSources.OfProcess(
            parsed.GetValue(config),
            flags.Where(flag => parsed.GetValue(flag) is not null).ToDictionary(flag => flag.Name, flag => parsed.GetValue(flag) ?? "")));

    private static Option<string?> OptionOf(Setting setting) => new(setting.Flag ?? "")
    {
        Description = setting.Default.Length == 0 ? setting.Meaning : $"{setting.Meaning} Default: {setting.Default}",
        HelpName = "value",
    };
}
