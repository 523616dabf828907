using StanceSim.Grains.Hosting;

[assembly: AssemblyFixture(typeof(StanceSim.Grains.Tests.OneSilo))]

namespace StanceSim.Grains.Tests;

/// <summary>The silo that <c>run</c> embeds.</summary>
public sealed class OneSilo : IAsyncLifetime
{
    public EmbeddedSilo Silo { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Silo = await EmbeddedSilo.Start(CancellationToken.None);

    public ValueTask DisposeAsync() => Silo.DisposeAsync();
}
