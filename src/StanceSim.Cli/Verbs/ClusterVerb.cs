using System.CommandLine;
using StanceSim.Cli.Status;
using StanceSim.Cli.Terminal;
using StanceSim.Cluster.Settings;
using StanceSim.Cluster.Status;

namespace StanceSim.Cli.Verbs;

/// <summary><c>cluster status</c>: the silos of a cluster and what they do. <c>cluster ready</c>: whether the silo of these settings takes work.</summary>
internal static class ClusterVerb
{
    private const int LongestWait = 3_600;

    public static Command Create(Screen screen) => new Command("cluster", "Asks a cluster how it goes.") { CreateStatus(screen), CreateReady(screen) };

    private static Command CreateStatus(Screen screen)
    {
        var config = VerbOptions.Config();
        var json = VerbOptions.Json();
        var flags = ClusterOptions.Of(SettingNames.Cluster, SettingNames.Store);
        var status = new Command("status", "Shows the silos of a cluster, what lives on them, and its runs: those that go on and the last that ended.") { config, json };
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
        return status;
    }

    private static Command CreateReady(Screen screen)
    {
        var config = VerbOptions.Config();
        var flags = ClusterOptions.Of(SettingNames.Http);
        var wait = new Option<double>("--wait") { Description = "Ask again for so long while it is not ready", HelpName = "seconds", DefaultValueFactory = _ => 0 };
        wait.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 0 and <= LongestWait))
            {
                result.AddError($"{wait.Name} must be between 0 and {LongestWait}.");
            }
        });
        var ready = new Command("ready", "Exits with 0 when the silo that serves --http takes work, for scripts and health checks.") { config, flags[0], wait };
        ready.SetAction(async (parsed, cancellation) =>
        {
            var answer = await SiloHealth.IsReadyWithin(
                ClusterOptions.SettingsOf(parsed, config, flags).Http, TimeSpan.FromSeconds(parsed.GetValue(wait)), cancellation);
            screen.WriteLine(answer ? "ready" : "not ready");
            return answer ? ExitCode.Done : ExitCode.Failed;
        });
        return ready;
    }
}
