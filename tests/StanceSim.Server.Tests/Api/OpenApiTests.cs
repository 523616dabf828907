using System.Text.Json;
using StanceSim.Testing;

namespace StanceSim.Server.Tests.Api;

/// <summary>The description of the API changes only when somebody means it to. STANCESIM_REWRITE_GOLDEN=1 writes it anew.</summary>
public sealed class OpenApiTests(TestServer server)
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n" };

    [Fact]
    public async Task The_document_is_what_it_was()
    {
        var file = RepositoryFiles.At("tests", "StanceSim.Server.Tests", "Golden", "openapi.json");
        var text = JsonSerializer.Serialize(await server.Get("/openapi.json"), Layout) + "\n";
        if (Environment.GetEnvironmentVariable("STANCESIM_REWRITE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), text);
    }
}
