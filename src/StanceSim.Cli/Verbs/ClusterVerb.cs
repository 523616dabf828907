using System.CommandLine;
using StanceSim.Cli.Status;
using StanceSim.Cli.Terminal;
using StanceSim.Cluster.Status;

namespace StanceSim.Cli.Verbs;

/// <summary><c>cluster status</c>: the silos of a cluster and what they do.</summary>
internal static class ClusterVerb
{
    public static Command Create(Screen screen)
    {
        var config = VerbOptions.Config();
        var json = VerbOptions.Json();
        var flags = ClusterOptions.OfClients();
        var status = new Command("status", "Shows the silos of a cluster, what lives on them, and the runs that go on.") { config, json };
        foreach (var flag in flags)
        {
            status.Options.Add(flag);
        }

        status.SetAction(async (parsed, cancellation) =>
        {
            var read = await StatusReader.Read(ClusterOptions.SettingsOf(parsed, config, flags), cancellation);
            if (parsed.GetValue(json))
            {
                StatusJson.Write(screen.Output, read);
            }
            else
            {
                StatusText.Write(screen, read);
            }

            return ExitCode.Done;
        });
        return new Command("cluster", "Asks a cluster how it goes.") { status };
    }
}
