using StanceSim.Experiments.Results.Export;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Model.Randomness;
using StanceSim.Scenarios;

namespace StanceSim.Experiments.Tests.Results;

/// <summary>Results that were written before must come out again, and must be readable for good.</summary>
public sealed class GoldenTests : IDisposable
{
    private readonly TemporaryFolder folders = new();

    public void Dispose() => folders.Dispose();

    [Fact]
    public async Task Hello_gives_what_it_always_gave()
    {
        var scenario = ScenarioReader.ReadFile(RepositoryFiles.At("scenarios", "hello.yaml"), []).Scenario;
        Assert.NotNull(scenario);
        await RunRecorder.Record(
            new LocalEngine(),
            new RunPlan { Scenario = scenario, Key = new RunKey(scenario.Seed) },
            folders.At("run"),
            cancellation: TestContext.Current.CancellationToken);
        await CsvExport.Write(RunResults.Open(folders.At("run")), folders.At("now"));
        File.Copy(Path.Combine(folders.At("run"), "outcomes.json"), Path.Combine(folders.At("now"), "outcomes.json"));

        var golden = Golden("hello");
        Assert.All(Directory.GetFiles(folders.At("now")).Order(StringComparer.Ordinal), file =>
        {
            var name = Path.GetFileName(file);
            Assert.True(
                File.ReadAllText(Path.Combine(golden, name)) == File.ReadAllText(file),
                $"{name} of hello.yaml is not what it was. If the change is meant, write it anew: "
                + "run and export scenarios/hello.yaml, and copy the CSV files and outcomes.json to " + golden);
        });
    }

    [Fact]
    public async Task A_folder_of_the_first_format_still_reads()
    {
        var run = RunResults.Open(Golden("format-1"));

        Assert.Equal(("hello", 1UL, 10), (run.Manifest.Scenario.Name, run.Manifest.Seed, run.Manifest.Ticks));
        Assert.Equal(["arcadia-yields", "friendship"], run.Outcomes().Select(outcome => outcome.Id));
        var cancellation = TestContext.Current.CancellationToken;
        Assert.Equal(88, await run.Stances().CountAsync(cancellation));
        Assert.Equal(["arrests", "rebuke", "applause"], await run.Messages().Select(message => message.Id).ToListAsync(cancellation));
        Assert.Equal(run.Manifest.Counts.Changes, await run.Changes().CountAsync(cancellation));
        Assert.NotEqual(0, await run.Affinities().CountAsync(cancellation));
    }

    private static string Golden(string name) => RepositoryFiles.At("tests", "StanceSim.Experiments.Tests", "Results", "Golden", name);
}
