using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Experiments.Tests.Worlds;

namespace StanceSim.Experiments.Tests.Results.Reading;

public sealed class RunResultsTests : IAsyncLifetime
{
    private readonly TemporaryFolder folders = new();

    private string Out => folders.At("run");

    public async ValueTask InitializeAsync() => await RunRecorder.Record(new LocalEngine(), SmallWorlds.Plan(SmallWorlds.Crisis()), Out);

    public ValueTask DisposeAsync()
    {
        folders.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void A_whole_folder_has_no_problems() => Assert.Empty(RunResults.Check(Out));

    [Fact]
    public void Every_damaged_file_is_named_at_once()
    {
        Flip(Path.Combine(Out, "changes.parquet"));
        File.Delete(Path.Combine(Out, "messages.parquet"));
        File.AppendAllText(Path.Combine(Out, "scenario.yaml"), "# a note\n");

        Assert.Equal(
            [("SIM6006", "changes.parquet"), ("SIM6005", "messages.parquet"), ("SIM6006", "scenario.yaml")],
            RunResults.Check(Out).Select(problem => (problem.Code, Path.GetFileName(problem.File))));
        Assert.Equal(3, Assert.Throws<ResultsException>(() => RunResults.Open(Out)).Problems.Length);
    }

    [Fact]
    public void Sizes_alone_do_not_tell_a_flipped_bit()
    {
        Flip(Path.Combine(Out, "changes.parquet"));

        Assert.NotNull(RunResults.Open(Out, Verification.Sizes));
    }

    [Theory]
    [InlineData("{", "SIM6003")]
    [InlineData("{}", "SIM6003")]
    [InlineData("[1]", "SIM6003")]
    [InlineData("{\"format\": 1}", "SIM6003")]
    [InlineData("{\"format\": 1, \"run\": 5}", "SIM6003")]
    [InlineData("{\"format\": \"new\"}", "SIM6003")]
    [InlineData("{\"format\": 3}", "SIM6004")]
    public void A_manifest_that_cannot_be_understood_is_told(string text, string code)
    {
        File.WriteAllText(Path.Combine(Out, "manifest.json"), text);

        Assert.Equal(code, Assert.Single(RunResults.Check(Out)).Code);
    }

    [Fact]
    public void A_place_without_a_run_is_told()
    {
        Assert.Equal("SIM6001", Assert.Single(RunResults.Check(folders.At("nowhere"))).Code);
        Assert.Equal("SIM6001", Assert.Single(RunResults.Check(folders.Path)).Code);
    }

    [Fact]
    public void A_file_that_another_program_holds_is_told()
    {
        using var held = new FileStream(Path.Combine(Out, "stances.parquet"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Equal("SIM6023", Assert.Single(RunResults.Check(Out)).Code);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(40)]
    [InlineData(400)]
    public async Task A_table_that_was_cut_off_is_told_when_it_is_read(int length)
    {
        var run = RunResults.Open(Out);
        await using (var file = File.OpenWrite(Path.Combine(Out, "stances.parquet")))
        {
            file.SetLength(length);
        }

        var failure = await Assert.ThrowsAsync<ResultsException>(async () => await run.Stances().CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal("SIM6007", Assert.Single(failure.Problems).Code);
    }

    [Fact]
    public async Task Changes_are_filtered_by_actor_issue_variable_and_tick()
    {
        var run = RunResults.Open(Out);
        var all = await run.Changes().ToListAsync(TestContext.Current.CancellationToken);
        ChangeFilter[] filters =
        [
            new(Actor: "LTU"),
            new(Issue: "legitimacy"),
            new(Variable: "affinity"),
            new(Tick: 2),
            new("LTU", "legitimacy", "position", 2),
            new("nobody"),
        ];
        foreach (var filter in filters)
        {
            var expected = all.Where(change => (filter.Actor ?? change.Actor) == change.Actor
                && (filter.Issue ?? change.Issue) == change.Issue
                && (filter.Variable ?? change.Variable) == change.Variable
                && (filter.Tick ?? change.Tick) == change.Tick);
            var found = await run.Changes(filter).ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal(expected.Select(change => change.Number), found.Select(change => change.Number));
            Assert.Equal(expected.SelectMany(change => change.Contributions), found.SelectMany(change => change.Contributions));
        }
    }

    private static void Flip(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
    }
}
