using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StanceSim.Experiments.Runs;

namespace StanceSim.Experiments.Results;

/// <summary>The id of a run: the same whenever and wherever the same scenario text is run with the same overrides, seed, replicate and interventions.</summary>
public static class RunIdentity
{
    /// <summary>Hexadecimal digits of an id. 64 bits: two of a million runs share an id with a chance of 3e-8.</summary>
    public const int Length = 16;

    /// <summary>Whether a text has the form of an id.</summary>
    public static bool Is(string text) => text.Length == Length && text.All(char.IsAsciiHexDigitLower);

    /// <summary>The id under which a plan is recorded: its own where it has one, or else that of what it says.</summary>
    public static string Of(RunPlan plan) => plan.Id ?? Computed(plan);

    private static string Computed(RunPlan plan)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, "stancesim run 1");
        Append(hash, plan.Scenario.Text);
        foreach (var change in plan.Scenario.Overrides)
        {
            Append(hash, change.Path);
            Append(hash, change.Value);
        }

        Span<byte> key = stackalloc byte[12];
        BinaryPrimitives.WriteUInt64LittleEndian(key, plan.Key.Seed);
        BinaryPrimitives.WriteInt32LittleEndian(key[8..], plan.Key.Replicate);
        hash.AppendData(key);
        AppendInterventions(hash, plan);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Length];
    }

    /// <summary>Runs without interventions have the ids they had before there were any.</summary>
    private static void AppendInterventions(IncrementalHash hash, RunPlan plan)
    {
        foreach (var setting in plan.Settings.OrderBy(setting => setting.Tick))
        {
            Append(hash, "setting");
            Append(hash, Text(setting.Tick));
            Append(hash, setting.Change.Path);
            Append(hash, setting.Change.Value);
        }

        var ordered = plan.Injections.OrderBy(injection => injection.Tick).ThenBy(injection => injection.Actor);
        foreach (var injection in ordered.Select(injection => InjectionSummary.Of(injection, plan.Scenario.World)))
        {
            Append(hash, "injection");
            Append(hash, Text(injection.Tick));
            Append(hash, injection.Actor);
            Append(hash, injection.Kind);
            Append(hash, string.Join('+', injection.To));
            Append(hash, injection.Issue ?? "");
            Append(hash, injection.Position is { } position ? Text(position) : "");
            Append(hash, Text(injection.Intensity));
            Append(hash, $"{injection.Explicitness} {injection.Attribution} {injection.Audience} {injection.Stage}");
            Append(hash, Text(injection.Credibility));
            Append(hash, Text(injection.Delay));
            Append(hash, Text(injection.Loss));
            Append(hash, Text(injection.LeakProbability));
            Append(hash, Text(injection.LeakDelay));
            Append(hash, injection.Via ?? "");
            Append(hash, injection.Text ?? "");
        }
    }

    /// <summary>Numbers as texts that read back as the same bits.</summary>
    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>Each part goes with its length, so that no two lists of parts give the same bytes.</summary>
    private static void Append(IncrementalHash hash, string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
