using StanceSim.Testing;
using StanceSim.Testing.Processes;
using YamlDotNet.Serialization;

namespace StanceSim.Server.Tests.Compose;

/// <summary>docker-compose.yml as docker-compose understands it, with every variable filled in.</summary>
internal static class ComposeFile
{
    public static IReadOnlyDictionary<string, string?> Variables { get; } = new Dictionary<string, string?>
    {
        ["STANCESIM_CONNECTION"] = "redis:6379,password=secret-of-redis",
        ["STANCESIM_REDIS_PASSWORD"] = "secret-of-redis",
        ["STANCESIM_TOKEN"] = "secret-of-sixteen",
    };

    /// <summary>Runs <c>docker-compose config</c> in a folder of its own. The one of Debian knows no name at the top, which the newer one does.</summary>
    public static async Task<(int ExitCode, string Output, string Text)> Config(IEnumerable<KeyValuePair<string, string?>> variables, CancellationToken cancellation)
    {
        using var folder = new TemporaryFolder();
        var file = await File.ReadAllTextAsync(RepositoryFiles.At("docker-compose.yml"), cancellation);
        folder.Write("docker-compose.yml", file.Replace("\nname: stancesim\n", "\n", StringComparison.Ordinal));
        await using var compose = RunningProcess.Start("docker-compose", ["config"], variables, folder.Path);
        var code = await compose.Exit(cancellation);
        return (code, compose.Output, string.Join('\n', compose.Lines));
    }

    public static async Task<Dictionary<string, Dictionary<string, object>>> Services(CancellationToken cancellation)
    {
        var (code, output, text) = await Config(Variables, cancellation);
        Assert.True(code == 0, text);
        var document = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(output);
        return ((Dictionary<object, object>)document["services"]).ToDictionary(
            service => (string)service.Key,
            service => ((Dictionary<object, object>)service.Value).ToDictionary(pair => (string)pair.Key, pair => pair.Value));
    }
}
