using System.Runtime.CompilerServices;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Experiments.Tests.Worlds;
using StanceSim.Model.Messages;

namespace StanceSim.Experiments.Tests.Results.Recording;

public sealed class InterruptionTests : IDisposable
{
    private readonly TemporaryFolder folders = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Out => folders.At("run");

    public void Dispose() => folders.Dispose();

    [Fact]
    public async Task A_killed_process_leaves_a_folder_that_says_it_is_unfinished_and_is_not_overwritten_silently()
    {
        using (var child = ChildProcess.Start(Out, stopsMidway: true))
        {
            Assert.Equal(ChildProcess.Midway, await child.StandardOutput.ReadLineAsync(Cancellation));
            Assert.Equal("SIM6014", ProblemOf(() => Start(ExistingRun.Keep)));
            Assert.Equal("SIM6014", ProblemOf(() => Start(ExistingRun.Replace)));
            child.Kill();
            await child.WaitForExitAsync(Cancellation);
        }

        Assert.Equal([Out + ".unfinished"], Directory.GetFileSystemEntries(folders.Path));
        Assert.Equal("SIM6002", ProblemOf(() => RunResults.Open(Out)));
        Assert.Equal("SIM6002", ProblemOf(() => RunResults.Open(Out + ".unfinished")));
        Assert.Equal("SIM6013", ProblemOf(() => Start(ExistingRun.Keep)));

        var done = await Record(ExistingRun.Replace);
        Assert.Equal(FolderOutcome.Created, done.Outcome);
        Assert.Equal([Out], Directory.GetFileSystemEntries(folders.Path));
        Assert.Empty(RunResults.Check(Out));
    }

    [Fact]
    public async Task A_disk_that_fills_up_is_told_and_leaves_what_can_be_resumed()
    {
        if (OperatingSystem.IsWindows())
        {
            // What stands in for a full disk, a limit on the size of files, is one of Unix.
            return;
        }

        using var child = ChildProcess.Start(Out, shellLimit: "trap '' XFSZ && ulimit -f 100");
        var told = await child.StandardOutput.ReadToEndAsync(Cancellation);
        await child.WaitForExitAsync(Cancellation);

        Assert.Equal(("SIM6020", 1), (told.Trim(), child.ExitCode));
        Assert.Equal([Out + ".unfinished"], Directory.GetFileSystemEntries(folders.Path));
        Assert.True(File.Exists(Path.Combine(Out + ".unfinished", "plan.json")));
    }

    [Fact]
    public void A_device_without_room_is_a_full_disk()
    {
        if (!File.Exists("/dev/full"))
        {
            // Only Linux has a device that is always full.
            return;
        }

        var problem = ProblemOf(() => StorageFailure.Told("/dev/full", () =>
        {
            using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            full.Write([1]);
        }));
        Assert.Equal("SIM6020", problem);
    }

    [Fact]
    public async Task A_cancelled_run_leaves_what_can_be_resumed_and_one_that_did_not_begin_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunRecorder.Record(
            new LocalEngine(),
            SmallWorlds.Plan(SmallWorlds.Crisis()),
            Out,
            progress: record =>
            {
                if (record.Tick == 5)
                {
                    stop.Cancel();
                }
            },
            cancellation: stop.Token));

        Assert.Equal([Out + ".unfinished"], Directory.GetFileSystemEntries(folders.Path));
        Assert.Equal("SIM6013", ProblemOf(() => Start(ExistingRun.Keep)));
        await using (Start(ExistingRun.Replace))
        {
        }

        Assert.Empty(Directory.GetFileSystemEntries(folders.Path));
    }

    [Fact]
    public async Task A_run_that_was_done_before_is_found_equal_and_left_as_it_is()
    {
        await Record(ExistingRun.Keep);
        File.WriteAllText(Path.Combine(Out, "my-notes.txt"), "mine");

        var again = await Record(ExistingRun.Keep);

        Assert.Equal(FolderOutcome.Reproduced, again.Outcome);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Out, "my-notes.txt")));
        Assert.Equal([Out], Directory.GetFileSystemEntries(folders.Path));
    }

    [Fact]
    public async Task A_damaged_result_of_the_same_run_is_replaced()
    {
        await Record(ExistingRun.Keep);
        File.AppendAllText(Path.Combine(Out, "stances.parquet"), "x");

        var again = await Record(ExistingRun.Keep);

        Assert.Equal(FolderOutcome.Replaced, again.Outcome);
        Assert.Empty(RunResults.Check(Out));
        Assert.Equal([Out], Directory.GetFileSystemEntries(folders.Path));
    }

    [Fact]
    public async Task Another_run_is_refused_before_it_starts_and_replaced_when_told_to()
    {
        await Record(ExistingRun.Keep);
        var other = SmallWorlds.Plan(SmallWorlds.Crisis(), seed: 99);

        Assert.Equal("SIM6010", ProblemOf(() => RunRecorder.Start(other, Out)));
        Assert.Equal(7UL, RunResults.Open(Out).Manifest.Seed);

        var done = await RunRecorder.Record(new LocalEngine(), other, Out, ExistingRun.Replace, cancellation: Cancellation);
        Assert.Equal(FolderOutcome.Replaced, done.Outcome);
        Assert.Equal(99UL, RunResults.Open(Out).Manifest.Seed);
        Assert.Equal([Out], Directory.GetFileSystemEntries(folders.Path));
    }

    [Fact]
    public async Task The_same_run_of_another_version_is_refused_only_when_its_results_differ()
    {
        await Record(ExistingRun.Keep);
        var manifest = Path.Combine(Out, "manifest.json");
        var text = File.ReadAllText(manifest).Replace(ProductVersion.Current, "0.0.9", StringComparison.Ordinal);
        File.WriteAllText(manifest, text);
        Assert.Equal(FolderOutcome.Reproduced, (await Record(ExistingRun.Keep)).Outcome);

        Falsify("outcomes.json", text);
        Assert.Equal("SIM6011", (await Assert.ThrowsAsync<ResultsException>(() => Record(ExistingRun.Keep))).Problems[0].Code);
        Assert.Equal([Out], Directory.GetFileSystemEntries(folders.Path));
    }

    [Fact]
    public async Task A_run_that_is_not_reproduced_is_told_and_both_results_are_kept()
    {
        await Record(ExistingRun.Keep);
        Falsify("outcomes.json", File.ReadAllText(Path.Combine(Out, "manifest.json")));

        var failure = await Assert.ThrowsAsync<ResultsException>(() => Record(ExistingRun.Keep));

        Assert.Equal("SIM6015", failure.Problems[0].Code);
        Assert.Contains("outcomes.json", failure.Message, StringComparison.Ordinal);
        Assert.Equal([Out, Out + ".unfinished"], Directory.GetFileSystemEntries(folders.Path).Order(StringComparer.Ordinal));
        Assert.Equal(FolderOutcome.Replaced, (await Record(ExistingRun.Replace)).Outcome);
        Assert.Equal([Out], Directory.GetFileSystemEntries(folders.Path));
    }

    [Theory]
    [InlineData(ExistingRun.Keep)]
    [InlineData(ExistingRun.Replace)]
    public void What_is_no_run_is_never_replaced(ExistingRun existing)
    {
        Directory.CreateDirectory(Out);
        File.WriteAllText(Path.Combine(Out, "thesis.txt"), "ten years of work");

        Assert.Equal("SIM6012", ProblemOf(() => Start(existing)));
        Assert.Equal("SIM6012", ProblemOf(() => RunRecorder.Start(SmallWorlds.Plan(SmallWorlds.Crisis()), Path.Combine(Out, "thesis.txt"), existing)));
        Assert.True(File.Exists(Path.Combine(Out, "thesis.txt")));

        Directory.CreateDirectory(folders.At("other.unfinished"));
        File.WriteAllText(folders.At("other.unfinished/novel.txt"), "not ours");
        Assert.Equal("SIM6012", ProblemOf(() => RunRecorder.Start(SmallWorlds.Plan(SmallWorlds.Crisis()), folders.At("other"), existing)));
        Assert.True(File.Exists(folders.At("other.unfinished/novel.txt")));
    }

    [Fact]
    public async Task An_empty_folder_is_taken()
    {
        Directory.CreateDirectory(Out);

        Assert.Equal(FolderOutcome.Created, (await Record(ExistingRun.Keep)).Outcome);
        Assert.Empty(RunResults.Check(Out));
    }

    [Fact]
    public async Task An_old_run_left_under_another_name_by_a_kill_between_two_renames_is_brought_back()
    {
        await Record(ExistingRun.Keep);
        Directory.Move(Out, Out + ".replaced");

        Assert.Equal(FolderOutcome.Reproduced, (await Record(ExistingRun.Keep)).Outcome);
        Assert.Equal([Out], Directory.GetFileSystemEntries(folders.Path));
    }

    [Fact]
    public async Task A_run_into_which_messages_were_injected_is_not_taken_for_a_failure_to_reproduce()
    {
        await Record(ExistingRun.Keep);

        var failure = await Assert.ThrowsAsync<ResultsException>(() => RunRecorder.Record(
            new InjectingEngine(), SmallWorlds.Plan(SmallWorlds.Crisis()), Out, cancellation: Cancellation));

        Assert.Equal("SIM6016", Assert.Single(failure.Problems).Code);
        Assert.Empty(RunResults.Open(Out).Manifest.Injections);
        Directory.Move(Out + ".unfinished", folders.At("live"));
        var injection = Assert.Single(RunResults.Open(folders.At("live")).Manifest.Injections);
        Assert.Equal((3, "LTU", "condemn"), (injection.Tick, injection.Actor, injection.Kind));
    }

    [Fact]
    public void A_parent_that_is_a_file_is_told()
    {
        File.WriteAllText(folders.At("file"), "");

        Assert.Equal("SIM6022", ProblemOf(() => RunRecorder.Start(SmallWorlds.Plan(SmallWorlds.Crisis()), folders.At("file/run"))));
    }

    [Fact]
    public void Missing_permission_is_told()
    {
        Assert.Equal("SIM6021", ProblemOf(() => throw StorageFailure.Of(Out, new UnauthorizedAccessException())));
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            // A privileged process may write everywhere, so only the translation above can be seen.
            return;
        }

        Directory.CreateDirectory(Out, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Assert.Equal("SIM6021", ProblemOf(() => RunRecorder.Start(SmallWorlds.Plan(SmallWorlds.Crisis()), Path.Combine(Out, "run"))));
    }

    private static string ProblemOf(Action action) => Assert.Single(Assert.Throws<ResultsException>(action).Problems).Code;

    private RunRecorder Start(ExistingRun existing) => RunRecorder.Start(SmallWorlds.Plan(SmallWorlds.Crisis()), Out, existing);

    private Task<RecordedRun> Record(ExistingRun existing) =>
        RunRecorder.Record(new LocalEngine(), SmallWorlds.Plan(SmallWorlds.Crisis()), Out, existing, cancellation: Cancellation);

    /// <summary>Changes a file and makes the manifest agree with it.</summary>
    private void Falsify(string name, string manifest)
    {
        var path = Path.Combine(Out, name);
        var before = ChecksumOf(path);
        File.WriteAllText(path, File.ReadAllText(path).Replace("true", "null", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(Out, "manifest.json"), manifest.Replace(before, ChecksumOf(path), StringComparison.Ordinal));
    }

    private static string ChecksumOf(string path) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)));

    /// <summary>A run in which somebody outside has an actor say something.</summary>
    private sealed class InjectingEngine : IRunEngine
    {
        public string Name => "injecting";

        public async IAsyncEnumerable<TickRecord> Run(RunPlan plan, [EnumeratorCancellation] CancellationToken cancellation)
        {
            await foreach (var record in new LocalEngine().Run(plan, cancellation))
            {
                var call = new Message
                {
                    Id = "phone-call",
                    Sender = 1,
                    Sequence = 9,
                    Sent = record.Tick,
                    Due = record.Tick,
                    Content = new MessageContent { Kind = SmallWorlds.Condemn },
                    Position = 0,
                };
                yield return record.Tick == 3 ? WithSent(record, [.. record.Sent, call]) : record;
            }
        }

        private static TickRecord WithSent(TickRecord record, Message[] sent) => new()
        {
            Tick = record.Tick,
            Positions = record.Positions,
            Affinities = record.Affinities,
            Deterrence = record.Deterrence,
            Changes = record.Changes,
            Decisions = record.Decisions,
            Sent = sent,
            Injections = [new Injection(record.Tick, sent[^1].Sender, sent[^1].Content)],
        };
    }
}
