using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace StanceSim.Grains.Hosting;

/// <summary>Takes a silo's sockets away: an embedded silo listens on nothing and connects to nothing, so no port can clash or be reached.</summary>
internal static class NoTransport
{
    /// <summary>Replaces the connection factories that Orleans registered, whatever keys it gave them.</summary>
    public static void Use(IServiceCollection services)
    {
        for (var place = 0; place < services.Count; place++)
        {
            var service = services[place];
            if (service.IsKeyedService && service.ServiceType == typeof(IConnectionListenerFactory))
            {
                services[place] = ServiceDescriptor.KeyedSingleton<IConnectionListenerFactory, SilentListenerFactory>(service.ServiceKey);
            }
            else if (service.IsKeyedService && service.ServiceType == typeof(IConnectionFactory))
            {
                services[place] = ServiceDescriptor.KeyedSingleton<IConnectionFactory, LonelyConnectionFactory>(service.ServiceKey);
            }
        }
    }

    private sealed class SilentListenerFactory : IConnectionListenerFactory
    {
        public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
            new(new SilentListener(endpoint));
    }

    private sealed class SilentListener(EndPoint endpoint) : IConnectionListener
    {
        private readonly TaskCompletionSource<ConnectionContext?> stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public EndPoint EndPoint => endpoint;

        public ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) => new(stopped.Task);

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            stopped.TrySetResult(null);
            return default;
        }

        public ValueTask DisposeAsync() => UnbindAsync();
    }

    private sealed class LonelyConnectionFactory : IConnectionFactory
    {
        public ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException($"An embedded silo is alone; it does not connect to {endpoint}.");
    }
}
