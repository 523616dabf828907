using System.Text.RegularExpressions;

namespace StanceSim.Architecture.Tests;

/// <summary>Calls that make a run depend on when, where or in what order it runs. Where one is right, the file is listed with the reason.</summary>
public sealed partial class ForbiddenCallTests
{
    [Fact]
    public void The_kernel_and_scenarios_know_no_clock() =>
        AssertOnlyIn(SourceTree.Code("src/StanceSim.Model", "src/StanceSim.Scenarios"), Clock());

    [Fact]
    public void Clocks_are_read_only_where_people_are_told_of_time() =>
        AssertOnlyIn(
            SourceTree.Code("src"), Clock(),
            "src/StanceSim.Cli/", // progress, rates and file times for people
            "src/StanceSim.Cluster/Members/ContractCheck.cs", // which silos were heard of
            "src/StanceSim.Experiments/Runs/LocalEngine.cs", // when the next checkpoint is due
            "src/StanceSim.Grains/Runs/GrainEngineOptions.cs", // when snapshots and attempts are due
            "src/StanceSim.Observability/", // spans and meters
            "src/StanceSim.Server/Access/AccessRules.cs", // sessions
            "src/StanceSim.Server/Api/ApiSettings.cs"); // paces, frames and sessions

    [Fact]
    public void Nobody_draws_from_a_shared_or_system_generator() => AssertOnlyIn(
        SourceTree.Code("src"), SystemRandom(),
        "src/StanceSim.Server/Access/Sessions.cs"); // secrets that nobody can guess

    [Fact]
    public void New_identities_are_made_only_for_what_no_result_shows() =>
        AssertOnlyIn(
            SourceTree.Code("src"), NewGuid(),
            "src/StanceSim.Grains/Runs/Execution.cs"); // keys of a run's grains

    [Fact]
    public void Grains_resume_on_their_own_scheduler() => AssertOnlyIn(SourceTree.Code("src"), LeavesScheduler());

    [Fact]
    public void Threads_are_started_only_at_the_edge() =>
        AssertOnlyIn(
            SourceTree.Code("src"), StartsThread(),
            "src/StanceSim.Cli/",
            "src/StanceSim.Experiments/Results/",
            "src/StanceSim.Grains/Runs/Worlds.cs", // a world that is read would stop the turns of grains for seconds
            "src/StanceSim.Observability/Otlp/ExportPatience.cs", // a library that blocks when it sends what is left
            "src/StanceSim.Server/Live/OngoingRun.cs");

    [Fact]
    public void Nobody_blocks_on_a_task_or_throws_one_away() =>
        AssertOnlyIn(
            SourceTree.Code("src", "tests"), BlocksOnTask(),
            "tests/StanceSim.Experiments.Tests/OneThread.cs"); // runs below the Main of a process to be killed

    [Fact]
    public void Tests_do_not_wait_for_time_to_pass() => AssertOnlyIn(
        SourceTree.Code("tests"), Waits(),
        "tests/StanceSim.Chaos.Tests/ClientProcess.cs", // harm is done at seeded moments
        "tests/StanceSim.Chaos.Tests/Round.cs");

    private static void AssertOnlyIn(IEnumerable<string> files, Regex forbidden, params string[] allowed) =>
        Assert.Empty(files
            .Where(file => !file.EndsWith("/ForbiddenCallTests.cs", StringComparison.Ordinal))
            .Where(file => !allowed.Any(place => file.StartsWith(place, StringComparison.Ordinal)))
            .SelectMany(file => SourceTree.ReadLines(file).Select((line, index) => (Place: $"{file}:{index + 1}", Line: line.Trim())))
            .Where(line => !line.Line.StartsWith("//", StringComparison.Ordinal) && forbidden.IsMatch(line.Line))
            .Select(line => $"{line.Place}: {line.Line}"));

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b|\bStopwatch\b|\bTimeProvider\.System\b|\bEnvironment\.TickCount")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\bRandom\.Shared\b|\bnew Random\b|\bRandomNumberGenerator\b")]
    private static partial Regex SystemRandom();

    [GeneratedRegex(@"\bGuid\.(NewGuid|CreateVersion7)\b")]
    private static partial Regex NewGuid();

    [GeneratedRegex(@"ConfigureAwait\(false\)|ConfigureAwait\(ConfigureAwaitOptions\.None\)")]
    private static partial Regex LeavesScheduler();

    [GeneratedRegex(@"\bTask\.Run\(|\bnew Thread\(|\bThreadPool\.|\bParallel\.|\.AsParallel\(|\bTaskFactory\b|Task\.Factory")]
    private static partial Regex StartsThread();

    [GeneratedRegex(@"\.GetAwaiter\(\)\.GetResult\(\)|\basync void\b|\)\.Result\b|[tT]ask\.Result\b|[tT]ask\.Wait\(")]
    private static partial Regex BlocksOnTask();

    [GeneratedRegex(@"\bThread\.Sleep\(|\bTask\.Delay\(")]
    private static partial Regex Waits();
}
