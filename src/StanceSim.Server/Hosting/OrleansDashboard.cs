using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Dashboard;
using Orleans.Serialization;

namespace StanceSim.Server.Hosting;

/// <summary>Orleans' own pages about grains and silos, behind the rules of this server.</summary>
internal static class OrleansDashboard
{
    public const string Path = "/cluster/orleans";

    /// <summary>The address of its first page, from which others are found.</summary>
    public const string Address = Path + "/";

    public static ISiloBuilder AddOrleansDashboard(this ISiloBuilder silo)
    {
        silo.Services.AddDashboardGrains();
        return silo.AddDashboard(Configure);
    }

    /// <summary>What a client needs to ask its grains.</summary>
    public static void AddDashboardGrains(this IServiceCollection services)
    {
        // Its grains are in an assembly that nothing has used yet, so it must be named.
        services.AddSerializer(serializer => serializer.AddAssembly(typeof(DashboardOptions).Assembly));
    }

    /// <summary>Its pages on a server that is no silo itself and has an <see cref="IGrainFactory"/>.</summary>
    public static IServiceCollection AddOrleansDashboardPages(this IServiceCollection services)
    {
        new Pages(services).AddDashboard(Configure);
        return services;
    }

    // The log stream would show what the log shows to anybody who may see the dashboard.
    private static void Configure(DashboardOptions dashboard) => dashboard.HideTrace = true;

    /// <summary>Where a client of a cluster would be built: the dashboard adds its pages there.</summary>
    private sealed class Pages(IServiceCollection services) : IClientBuilder
    {
        public IServiceCollection Services => services;

        public IConfiguration Configuration { get; } = new ConfigurationBuilder().Build();
    }
}
