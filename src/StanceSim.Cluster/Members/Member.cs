namespace StanceSim.Cluster.Members;

/// <summary>A silo as the membership table knows it.</summary>
/// <param name="Name">What it calls itself.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Status">Its state; <see cref="SiloStatus.Active"/> takes work.</param>
/// <param name="Since">When it started (UTC).</param>
/// <param name="Seen">When it last wrote that it lives (UTC).</param>
public sealed record Member(MemberName Name, SiloAddress Address, SiloStatus Status, DateTime Since, DateTime Seen)
{
    /// <summary>Times that a silo may miss writing that it lives before its entry is stale.</summary>
    private const int Misses = 3;


    /// <summary>It takes part, or is about to, or has not been declared dead.</summary>
    public bool IsPresent => Status is not (SiloStatus.Dead or SiloStatus.None);

    /// <summary>It is present, and has written of late that it lives: a cluster whose silos were all killed has nobody left to declare them dead.</summary>
    public bool IsThere(DateTime now, TimeSpan aliveEvery) => IsPresent && Seen > now - (Misses * aliveEvery);
}
