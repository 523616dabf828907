namespace StanceSim.Grains.Contracts;

/// <summary>Speaks for one silo; its key is the silo's address, and it lives nowhere else.</summary>
[GrainInterfaceType("stancesim.silo"), Alias("stancesim.ISiloGrain")]
public interface ISiloGrain : IGrainWithStringKey
{
    /// <summary>What the silo has done since it started, and what lives on it.</summary>
    [Alias("figures"), ResponseTimeout("00:00:10")]
    Task<SiloFigures> Figures();
}
