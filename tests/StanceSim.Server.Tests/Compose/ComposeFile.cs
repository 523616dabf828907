using StanceSim.Testing;
using StanceSim.Testing.Processes;
using YamlDotNet.Serialization;

namespace StanceSim.Server.Tests.Compose;

/// <summary>docker-compose.yml and the file of a store, as docker-compose understands them, with every variable filled in.</summary>
/// <param name="Store">The file that adds a store; null: the one that is read without being named.</param>
internal sealed record ComposeFile(string? Store)
{
    public const string Whole = "docker-compose.yml";
    public const string Redis = "docker-compose.override.yml";
    public const string Postgres = "docker-compose.postgres.yml";

    /// <summary>By the value of <c>STANCESIM_STORE</c>.</summary>
    public static ComposeFile Of(string store) => new(store == "redis" ? null : Postgres);

    /// <summary>Variables that are enough for a store, and for no other.</summary>
    public IReadOnlyDictionary<string, string?> Variables { get; } = new Dictionary<string, string?>
    {
        [Store is null ? "STANCESIM_REDIS_PASSWORD" : "STANCESIM_POSTGRES_PASSWORD"] = "secret-of-store",
        ["STANCESIM_TOKEN"] = "secret-of-sixteen",
    };

    /// <summary>A file of the repository, without the name at the top, which the docker-compose of Debian does not know.</summary>
    public static string Text(string file) => File.ReadAllText(RepositoryFiles.At(file)).Replace("\nname: stancesim\n", "\n", StringComparison.Ordinal);

    /// <summary>Runs <c>docker-compose config</c> in a folder of its own.</summary>
    public async Task<(int ExitCode, string Output, string Text)> Config(IEnumerable<KeyValuePair<string, string?>> variables, CancellationToken cancellation)
    {
        using var folder = new TemporaryFolder();
        foreach (var file in new[] { Whole, Redis, Postgres })
        {
            folder.Write(file, Text(file));
        }

        string[] named = Store is null ? [] : ["-f", Whole, "-f", Store];
        await using var compose = RunningProcess.Start("docker-compose", [.. named, "config"], variables, folder.Path);
        var code = await compose.Exit(cancellation);
        return (code, compose.Output, string.Join('\n', compose.Lines));
    }

    public async Task<Dictionary<string, Dictionary<string, object>>> Services(CancellationToken cancellation)
    {
        var (code, output, text) = await Config(Variables, cancellation);
        Assert.True(code == 0, text);
        var document = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(output);
        return ((Dictionary<object, object>)document["services"]).ToDictionary(
            service => (string)service.Key,
            service => ((Dictionary<object, object>)service.Value).ToDictionary(pair => (string)pair.Key, pair => pair.Value));
    }
}
