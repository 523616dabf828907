namespace StanceSim.Cluster.Members;

/// <summary>A silo as the membership table knows it.</summary>
/// <param name="Name">What it calls itself.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Status">Its state; <see cref="SiloStatus.Active"/> takes work.</param>
/// <param name="Since">When it started (UTC).</param>
public sealed record Member(MemberName Name, SiloAddress Address, SiloStatus Status, DateTime Since)
{
    /// <summary>It takes part, or is about to, or has not been declared dead.</summary>
    public bool IsPresent => Status is not (SiloStatus.Dead or SiloStatus.None);
}
