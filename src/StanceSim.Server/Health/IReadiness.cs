namespace StanceSim.Server.Health;

/// <summary>Whether a server takes work.</summary>
internal interface IReadiness
{
    Task<bool> IsReady(CancellationToken cancellation);
}
