using System.Globalization;
using StanceSim.Experiments.Results;
using StanceSim.Server.Api.Runs;

namespace StanceSim.Server.Api.Compare;

/// <summary>Settings in which two runs differ: scenario, seed, rule, parameters, overrides, and what was changed on the way.</summary>
internal static class SettingDifference
{
    public static IEnumerable<SettingPair> Between(Manifest left, Manifest right)
    {
        var (one, other) = (SettingsOf(left), SettingsOf(right));
        return from path in one.Keys.Union(other.Keys).Order(StringComparer.Ordinal)
               let pair = new SettingPair(path, one.GetValueOrDefault(path), other.GetValueOrDefault(path))
               where pair.A != pair.B
               select pair;
    }

    private static Dictionary<string, string> SettingsOf(Manifest manifest)
    {
        var settings = new Dictionary<string, string>
        {
            ["scenario"] = $"{manifest.Scenario.Name} {manifest.Scenario.Sha256[..8]}",
            ["seed"] = manifest.Seed.ToString(CultureInfo.InvariantCulture),
            ["replicate"] = manifest.Replicate.ToString(CultureInfo.InvariantCulture),
            ["rule"] = manifest.Rule,
        };
        foreach (var (name, value) in manifest.Parameters)
        {
            settings[InterventionList.PathOf(name)] = value.ToString("R", CultureInfo.InvariantCulture);
        }

        foreach (var change in manifest.Overrides)
        {
            settings[change.Path] = change.Value;
        }

        foreach (var (tick, change) in manifest.Settings)
        {
            settings[string.Create(CultureInfo.InvariantCulture, $"{change.Path} from {tick} on")] = change.Value;
        }

        return settings;
    }
}
