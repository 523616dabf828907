using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using StanceSim.Cluster.Problems;

namespace StanceSim.Cluster.Settings;

/// <summary>Puts file, environment and flags together and validates all of it.</summary>
public static partial class SettingsReader
{
    private const string FileVariable = "STANCESIM_CONFIG";

    /// <exception cref="ClusterException">With every problem there is.</exception>
    public static ClusterSettings Read(SettingSources sources)
    {
        var values = Gather(sources);
        var store = values.Choice<ClusterStore>(SettingNames.Store);
        var connection = SecretValue.Of(values, SettingNames.Connection, SettingNames.ConnectionFile);
        var token = SecretValue.Of(values, SettingNames.Token, SettingNames.TokenFile);
        var settings = new ClusterSettings
        {
            Cluster = Name(values, SettingNames.Cluster, ClusterName(), SettingNames.Cluster.Default),
            Store = store,
            Connection = connection,
            SiloName = Name(values, SettingNames.SiloName, AnyName(), sources.Host),
            SiloPort = values.Whole(SettingNames.SiloPort, 1, 65535),
            GatewayPort = values.Whole(SettingNames.GatewayPort, 1, 65535),
            Advertise = Address(values),
            Http = Url(values),
            Token = token,
            ProbeTimeout = values.Duration(SettingNames.ProbeTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(60)),
            MissedProbes = values.Whole(SettingNames.MissedProbes, 1, 20),
            DeathVotes = values.Whole(SettingNames.DeathVotes, 1, 3),
            TableRefresh = values.Duration(SettingNames.TableRefresh, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(300)),
            AliveEvery = values.Duration(SettingNames.AliveEvery, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(300)),
            LeaveTimeout = values.Duration(SettingNames.LeaveTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(600)),
            Log = values.Choice<LogFormat>(SettingNames.Log),
        };
        SettingsChecks.Check(values, settings);
        return values.Problems.Count == 0 ? settings : throw new ClusterException([.. values.Problems]);
    }

    private static GivenValues Gather(SettingSources sources)
    {
        var values = new GivenValues();
        var file = sources.File ?? sources.Environment.GetValueOrDefault(FileVariable);
        if (!string.IsNullOrEmpty(file))
        {
            SettingsFile.ReadInto(values, file);
        }

        foreach (var setting in SettingNames.All)
        {
            // Compose files set variables to nothing where a person gave no value.
            if (sources.Environment.TryGetValue(setting.Variable, out var variable) && variable.Length > 0)
            {
                values.Put(setting, variable, setting.Variable);
            }

            if (setting.Flag is not null && sources.Flags.TryGetValue(setting.Flag, out var flag))
            {
                values.Put(setting, flag, setting.Flag);
            }
        }

        return values;
    }

    private static string Name(GivenValues values, Setting setting, Regex allowed, string otherwise)
    {
        var name = values.Has(setting) ? values.Text(setting) : otherwise;
        if (!allowed.IsMatch(name))
        {
            values.Tell(ClusterProblemKinds.WrongForm, setting, $"{setting.Key} cannot be \"{name}\".", $"Write {setting.Values}.");
        }

        return name;
    }

    private static IPAddress Address(GivenValues values)
    {
        var text = values.Text(SettingNames.Advertise);
        if (IPAddress.TryParse(text, out var address))
        {
            return address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? Everywhere(values, text) : address;
        }

        try
        {
            // A container knows itself by a name; silos need the number behind it.
            var known = Dns.GetHostAddresses(text);
            return known.FirstOrDefault(number => number.AddressFamily == AddressFamily.InterNetwork) ?? known[0];
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            values.Tell(ClusterProblemKinds.UnknownHost, SettingNames.Advertise,
                $"advertise is \"{text}\", which is no address and no host that is known here.", "Write an address of this machine, or a name that leads to one.");
            return IPAddress.Loopback;
        }
    }

    /// <summary>Others are told this address, so it must be one.</summary>
    private static IPAddress Everywhere(GivenValues values, string text)
    {
        values.Tell(ClusterProblemKinds.UnknownHost, SettingNames.Advertise,
            $"advertise is {text}, which stands for all addresses of a machine and leads to none.", "Write the address at which the other silos and clients reach this machine.");
        return IPAddress.Loopback;
    }

    private static Uri Url(GivenValues values)
    {
        var text = values.Text(SettingNames.Http);
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp && url.PathAndQuery == "/" && url.UserInfo.Length == 0
            && (IPAddress.TryParse(url.DnsSafeHost, out _) || url.DnsSafeHost == "localhost")
            ? url
            : values.Wrong(SettingNames.Http, new Uri(SettingNames.Http.Default));
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,62}\z")]
    private static partial Regex ClusterName();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.-]{0,62}\z")]
    private static partial Regex AnyName();
}
