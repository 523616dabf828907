using StanceSim.Testing;

namespace StanceSim.Server.Tests.Compose;

/// <summary>Every compose file is one by the Compose specification; what is not is found.</summary>
public sealed class ComposeSpecificationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_compose_file_keeps_to_the_specification()
    {
        var files = Directory.GetFiles(RepositoryFiles.Root, "docker-compose*.yml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).ToArray();

        Assert.Equal([ComposeFile.Redis, ComposeFile.Postgres, ComposeFile.Whole], files);
        foreach (var file in files)
        {
            Assert.Empty(await ComposeSpecification.ProblemsOf(ComposeFile.Text(file), Stop));
        }
    }

    [Theory]
    [InlineData("services/jaeger - ", "  jaeger:\n", "  jaeger:\n    helthcheck: {}\n")]
    [InlineData("services/jaeger/ports/0 - ", "\"127.0.0.1:16686:16686\"", "[16686]")]
    [InlineData("services/grafana/depends_on - ", "prometheus: {condition: service_healthy}", "prometheus: {condition: healthy}")]
    [InlineData("services/silo-1/restart - ", "restart: unless-stopped", "restart: [always]")]
    public async Task What_the_specification_does_not_allow_is_found(string place, string right, string wrong)
    {
        var text = ComposeFile.Text(ComposeFile.Whole);
        Assert.Contains(right, text, StringComparison.Ordinal);

        var problems = await ComposeSpecification.ProblemsOf(text.Replace(right, wrong, StringComparison.Ordinal), Stop);

        Assert.Contains(problems, problem => problem.StartsWith(place, StringComparison.Ordinal));
    }
}
