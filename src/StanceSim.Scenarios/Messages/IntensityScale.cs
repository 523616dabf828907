using StanceSim.Model.Messages;

namespace StanceSim.Scenarios.Messages;

/// <summary>Which published scale gives a message kind its intensity. They disagree most on demands, negotiations and appeals.</summary>
public enum IntensityScale
{
    /// <summary>Goldstein's scale as GDELT prints it.</summary>
    Goldstein,

    /// <summary>Goldstein's scale as ICEWS prints it.</summary>
    GoldsteinIcews,

    /// <summary>The PLOVER conflict-cooperation score.</summary>
    Plover,
}

/// <summary>Reads a kind's intensity off a scale.</summary>
internal static class IntensityScales
{
    public static double IntensityOf(this IntensityScale scale, MessageKind kind) => scale switch
    {
        IntensityScale.GoldsteinIcews => kind.GoldsteinIcews,
        IntensityScale.Plover => kind.PloverScore,
        _ => kind.Goldstein,
    };
}
