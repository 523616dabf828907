using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using StanceSim.Cluster.Settings;

namespace StanceSim.Server.Hosting;

/// <summary>One line for each event on standard output: ours from Information, what Orleans and the web server say from Warning.</summary>
internal static class SiloLogging
{
    private const string Time = "yyyy-MM-ddTHH:mm:ss.fffZ ";

    public static IServiceCollection AddSiloLogging(this IServiceCollection services, LogFormat format) => services.AddLogging(log =>
    {
        log.SetMinimumLevel(LogLevel.Warning).AddFilter("StanceSim", LogLevel.Information)
            // At every start, one advises a garbage collector and the other counts from the start of the machine.
            .AddFilter("Orleans.Runtime.Silo", LogLevel.Error)
            .AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error)
            // Runs say themselves that they wait for storage, once and not at every attempt.
            .AddFilter("Orleans.Persistence.RedisGrainStorage", LogLevel.None)
            .AddFilter("Orleans.Storage.AdoNetGrainStorage", LogLevel.None);
        if (format == LogFormat.Json)
        {
            log.AddJsonConsole(options => (options.UseUtcTimestamp, options.TimestampFormat) = (true, Time.TrimEnd()));
        }
        else
        {
            log.AddSimpleConsole(options =>
                (options.SingleLine, options.UseUtcTimestamp, options.TimestampFormat, options.ColorBehavior) = (true, true, Time, LoggerColorBehavior.Disabled));
        }
    });
}
