using Orleans.Dashboard;
using Orleans.Serialization;

namespace StanceSim.Server.Hosting;

/// <summary>Orleans' own pages about grains and silos, behind the rules of this server.</summary>
internal static class OrleansDashboard
{
    public const string Path = "/cluster/orleans";

    public static ISiloBuilder AddOrleansDashboard(this ISiloBuilder silo)
    {
        // Its grains are in an assembly that nothing has used yet, so it must be named.
        silo.Services.AddSerializer(serializer => serializer.AddAssembly(typeof(DashboardOptions).Assembly));
        // The log stream would show what the log shows to anybody who may see the dashboard.
        return silo.AddDashboard(dashboard => dashboard.HideTrace = true);
    }
}
