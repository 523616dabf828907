using System.Net;
using StanceSim.Cluster.Problems;
using StanceSim.Cluster.Stores;

namespace StanceSim.Cluster.Settings;

/// <summary>What settings must be together, where each is right by itself.</summary>
internal static class SettingsChecks
{
    private const int ShortestToken = 16;

    public static void Check(GivenValues values, ClusterSettings settings)
    {
        Connection(values, settings);
        Ports(values, settings);
        Reach(values, settings);
    }

    private static void Connection(GivenValues values, ClusterSettings settings)
    {
        var isGiven = values.Has(SettingNames.Connection) || values.Has(SettingNames.ConnectionFile);
        if (settings.Store == ClusterStore.Development)
        {
            if (isGiven && values.IsRight(SettingNames.Store))
            {
                values.Tell(ClusterProblemKinds.Exclusive, SettingNames.Connection,
                    "A connection is given, but the store is development, which has none.", "Set store to redis or postgres, or leave the connection out.");
            }
        }
        else if (!isGiven)
        {
            values.Tell(ClusterProblemKinds.Missing, SettingNames.Connection, $"The store is {values.Text(SettingNames.Store)}, but no connection is given.",
                $"Set {SettingNames.Connection.Variable} or {SettingNames.ConnectionFile.Variable}.");
        }
        else if (StoreAddress.Of(settings) is null)
        {
            // The connection itself is a secret, so not even its wrong part is shown.
            var given = values.Has(SettingNames.ConnectionFile) ? SettingNames.ConnectionFile : SettingNames.Connection;
            values.Tell(ClusterProblemKinds.BadConnection, given, "The connection is not of the form that the store needs.",
                settings.Store == ClusterStore.Redis
                    ? "Write host:port, and options after commas: 127.0.0.1:6379,password=…"
                    : "Write pairs: Host=127.0.0.1;Port=5432;Database=…;Username=…;Password=…");
        }
    }

    private static void Ports(GivenValues values, ClusterSettings settings)
    {
        (Setting Setting, int Port)[] ports =
        [
            (SettingNames.SiloPort, settings.SiloPort), (SettingNames.GatewayPort, settings.GatewayPort), (SettingNames.Http, settings.Http.Port),
        ];
        foreach (var same in ports.Where(port => values.IsRight(port.Setting)).GroupBy(port => port.Port).Where(same => same.Count() > 1))
        {
            values.Tell(ClusterProblemKinds.SamePort, same.Last().Setting,
                $"{string.Join(" and ", same.Select(port => port.Setting.Key))} are all {same.Key}.", "Give each a port of its own.");
        }
    }

    private static void Reach(GivenValues values, ClusterSettings settings)
    {
        var isAllowed = values.Truth(SettingNames.AllowRemote);
        var isHttpRemote = !IsLoopback(settings.Http);
        if (!isAllowed && !IPAddress.IsLoopback(settings.Advertise))
        {
            TellRemote(values, SettingNames.Advertise, settings.Advertise.ToString());
        }

        if (!isAllowed && isHttpRemote)
        {
            TellRemote(values, SettingNames.Http, settings.Http.Authority);
        }

        if (isHttpRemote && settings.Token.IsEmpty)
        {
            values.Tell(ClusterProblemKinds.Missing, SettingNames.Token, "http can be reached from other machines, but there is no token for them to bring.",
                $"Set {SettingNames.Token.Variable} or {SettingNames.TokenFile.Variable}, or serve http on 127.0.0.1.");
        }
        else if (!settings.Token.IsEmpty && settings.Token.Reveal().Length < ShortestToken)
        {
            values.Tell(ClusterProblemKinds.WrongForm, SettingNames.Token, "The token is too short to keep anybody out.", $"Write {SettingNames.Token.Values}.");
        }
    }

    private static bool IsLoopback(Uri url) => url.DnsSafeHost == "localhost" || (IPAddress.TryParse(url.DnsSafeHost, out var address) && IPAddress.IsLoopback(address));

    private static void TellRemote(GivenValues values, Setting setting, string address) =>
        values.Tell(ClusterProblemKinds.BeyondThisMachine, setting, $"{setting.Key} is {address}, which other machines may reach; nothing there is encrypted.",
            $"Use 127.0.0.1, or set {SettingNames.AllowRemote.Variable}=true where the network is yours alone.");
}
