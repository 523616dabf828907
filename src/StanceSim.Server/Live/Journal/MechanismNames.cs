using StanceSim.Experiments.Results.Recording;
using StanceSim.Model.Changes;

namespace StanceSim.Server.Live.Journal;

/// <summary>Mechanisms and variables by their names in results.</summary>
internal static class MechanismNames
{
    private static readonly string[] Mechanisms = [.. Enum.GetValues<Mechanism>().Select(Names.Of)];

    public static string? Of(int mechanism) => mechanism < 0 ? null : Mechanisms[mechanism];

    public static int Find(string? name) => name is null ? -1 : Array.IndexOf(Mechanisms, name);

    public static Variable VariableOf(string name) => name switch
    {
        "position" => Variable.Position,
        "affinity" => Variable.Affinity,
        _ => Variable.Deterrence,
    };
}
