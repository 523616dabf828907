using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StanceSim.Cluster.Settings;
using StanceSim.Server.Api.Errors;

namespace StanceSim.Server.Access;

/// <summary>Who may ask a server, under which names, and what its answers tell browsers.</summary>
internal sealed record AccessRules
{
    /// <summary>What opens everything to whoever brings it; empty: nothing does. A secret.</summary>
    public Secret Token { get; init; } = Secret.None;

    /// <summary>Who connects from this machine needs no token; others always do. Without it everybody does, for the API.</summary>
    public required bool TrustsThisMachine { get; init; }

    /// <summary>Names by which the server may be addressed, besides loopback's.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>What pages of this server may load and do; null: not ours to say.</summary>
    public string? PagePolicy { get; init; }

    /// <summary>The clock of sessions.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

internal static class AccessRulesInPipelines
{
    public static IServiceCollection AddAccessRules(this IServiceCollection services, AccessRules rules) =>
        services.AddSingleton(rules).AddSingleton<Sessions>().AddSingleton<Guard>();

    /// <summary>Every request is judged before anything else looks at it, and every failure is told as a problem.</summary>
    public static IApplicationBuilder UseAccessRules(this IApplicationBuilder app)
    {
        var guard = app.ApplicationServices.GetRequiredService<Guard>();
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("StanceSim.Server.Access");
        return app.Use((http, next) => ProblemAnswers.Guarded(http, next, guard, log));
    }
}
