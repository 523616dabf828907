using System.CommandLine;
using StanceSim.Server.Hosting;

namespace StanceSim.Cli.Verbs;

/// <summary><c>silo</c>: takes part in a cluster until it is told to stop.</summary>
internal static class SiloVerb
{
    public static Command Create()
    {
        var config = VerbOptions.Config();
        var flags = ClusterOptions.All();
        var verb = new Command("silo", "Starts a silo, which takes part in the runs of a cluster until it is told to stop.") { config };
        foreach (var flag in flags)
        {
            verb.Options.Add(flag);
        }

        verb.SetAction(async (parsed, cancellation) =>
        {
            await SiloServer.Run(ClusterOptions.SettingsOf(parsed, config, flags), cancellation);
            return ExitCode.Done;
        });
        return verb;
    }
}
