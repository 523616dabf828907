using StanceSim.Cli.Tests.Running;

namespace StanceSim.Cli.Tests.Verbs;

public sealed class QuietTelemetryTests
{
    [Fact]
    public async Task A_run_without_telemetry_does_not_even_load_it()
    {
        using var folder = new TemporaryFolder();
        var program = Directory.CreateDirectory(folder.At("program")).FullName;
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            var copy = Path.Combine(program, Path.GetFileName(file));
            if (Path.GetFileName(file).StartsWith("OpenTelemetry", StringComparison.Ordinal))
            {
                // Whoever loads this fails.
                await File.WriteAllTextAsync(copy, "no library", TestContext.Current.CancellationToken);
            }
            else
            {
                File.Copy(file, copy);
            }
        }

        var scenario = RepositoryFiles.Scenario("hello.yaml");
        var plain = await Run(program, "run", scenario, "--out", folder.At("plain"), "--quiet");
        var told = await Run(program, "run", scenario, "--out", folder.At("told"), "--quiet", "--otlp", "http://127.0.0.1:9");

        Assert.True(plain.ExitCode == 0, plain.Error);
        Assert.NotEqual(0, told.ExitCode);
        Assert.Contains("OpenTelemetry", told.Error, StringComparison.Ordinal);
    }

    private static async Task<CommandRun> Run(string program, params string[] arguments) =>
        await ProcessRun.ToEnd(ProcessRun.StartAny("dotnet", program, [Path.Combine(program, "stancesim.dll"), .. arguments]));
}
