using System.Diagnostics;
using System.Globalization;
using Orleans.Runtime;
using StanceSim.Cluster.Members;
using StanceSim.Cluster.Settings;
using StanceSim.Testing.Silos;

namespace StanceSim.Server.Tests.Silos;

/// <summary>How soon a silo that was killed is declared dead by the others. STANCESIM_KILLS sets the number of kills; the test prints each.</summary>
public sealed class DetectionTests(Stores stores, ITestOutputHelper output)
{
    /// <summary>Far more than it takes on an idle machine, where it is about a second; a loaded one may not fail for that.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("redis")]
    [InlineData("postgres")]
    public async Task A_killed_silo_is_soon_declared_dead(string store)
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("STANCESIM_KILLS") ?? "1", CultureInfo.InvariantCulture);
        await using var cluster = await SiloCluster.Start(stores.Of(store), "detection", 3, Stop);
        var seconds = new List<double>();
        for (var kill = 0; kill < kills; kill++)
        {
            var silo = cluster.Silos[^1];
            var clock = Stopwatch.StartNew();
            await silo.Kill(Stop);
            await DeclaredDead(cluster, silo.Name, clock);
            seconds.Add(clock.Elapsed.TotalSeconds);
            await cluster.Add($"silo-3-{kill}").Ready(Stop);
        }

        output.WriteLine($"{store}: declared dead after {string.Join(", ", seconds.Select(time => time.ToString("0.00", CultureInfo.InvariantCulture)))} s");
        Assert.All(seconds, time => Assert.InRange(time, 0, Longest.TotalSeconds));
    }

    /// <summary>Reads the table until it says so.</summary>
    private static async Task DeclaredDead(SiloCluster cluster, string name, Stopwatch clock)
    {
        var settings = SettingsReader.Read(new SettingSources { Environment = cluster.Environment.ToDictionary(pair => pair.Key, pair => pair.Value!) });
        while (clock.Elapsed < Longest)
        {
            var members = await MembershipTable.Read(settings, Stop);
            if (members.Single(member => member.Name.Name == name).Status == SiloStatus.Dead)
            {
                return;
            }
        }
    }
}
