using System.Globalization;
using StanceSim.Experiments.Results;
using StanceSim.Grains;

namespace StanceSim.Cluster.Members;

/// <summary>What a silo calls itself in the membership table: its name, its program's version and the contract it speaks, as <c>name/0.1.0/3</c>.</summary>
/// <param name="Name">Name from the settings.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="Contract">Version of the wire contract.</param>
public sealed record MemberName(string Name, string Version, int Contract)
{
    public static MemberName OfThisProgram(string name) => new(name, ProductVersion.Current.Split('+')[0], WireContract.Version);

    /// <summary>Reads an entry; one that other programs made has contract 0, which nobody speaks.</summary>
    public static MemberName Parse(string entry)
    {
        var parts = entry.Split('/');
        return parts.Length == 3 && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var contract)
            ? new MemberName(parts[0], parts[1], contract)
            : new MemberName(entry, "unknown", 0);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}/{Version}/{Contract}");
}
