using StanceSim.Grains.Contracts;

namespace StanceSim.Grains.Registry;

/// <summary>
/// What a cluster's storage knows of its runs: a record of each that goes on and of the last that ended. A record is written
/// from the version that was read and only by the newest epoch: that fences silos and activations that were taken for dead.
/// </summary>
public sealed class RunRegistry(RunStorage storage, TimeProvider time)
{
    /// <summary>Runs that are over and still listed, at most.</summary>
    public const int MostEnded = 50;

    /// <summary>A run whose record has not changed for so long is listed as silent.</summary>
    public static readonly TimeSpan SilentAfter = TimeSpan.FromMinutes(2);

    /// <summary>A silent run is forgotten after so long.</summary>
    public static readonly TimeSpan ForgottenAfter = TimeSpan.FromDays(1);

    private const string RecordKind = "run";
    private const string IndexKind = "runs";

    private static readonly GrainId IndexId = GrainId.Create("stancesim.registry", "runs");

    internal string? WhyAway(Exception failure) => storage.WhyAway(failure);

    /// <summary>Writes a run's record.</summary>
    /// <param name="record">What is to be known; when it began is kept as it was first written.</param>
    /// <param name="isFirst">The writer's first record of the run.</param>
    /// <exception cref="SupersededException">The run belongs to somebody else.</exception>
    public async Task Keep(RunRecord record, bool isFirst)
    {
        while (true)
        {
            var kept = await storage.Read<RunRecord>(RecordKind, IdOf(record.Run));
            var before = kept.State;
            MustOwn(before, record);
            if (isFirst || before is null)
            {
                await Enter(record.Run);
            }

            var now = time.GetUtcNow();
            if (await storage.TryWrite(RecordKind, IdOf(record.Run), kept, record with { Since = before?.Since ?? now, Changed = now }))
            {
                break;
            }
        }

        if (record.IsOver)
        {
            await Leave(record.Run);
        }
    }

    /// <summary>Runs that go on, the oldest first, then those that ended, the latest first.</summary>
    public async Task<RunRecord[]> List()
    {
        var index = await ReadIndex();
        var records = await Task.WhenAll(index.Now.Runs.Select(entry => storage.Read<RunRecord>(RecordKind, IdOf(entry.Run))));
        var runs = records.Select(read => read.State).OfType<RunRecord>().Select(AsSeenNow).ToArray();
        return
        [
            .. runs.Where(run => !run.IsOver).OrderBy(run => run.Since).ThenBy(run => run.Run, StringComparer.Ordinal),
            .. runs.Where(run => run.IsOver).OrderByDescending(run => run.Changed).ThenBy(run => run.Run, StringComparer.Ordinal),
        ];
    }

    private static GrainId IdOf(string run) => GrainId.Create("stancesim.run", run);

    /// <summary>
    /// A record of an older epoch is taken over, as is one that is missing or of an older version since storage lost what it
    /// had written last; one of our own is written again when we were not told that it had been.
    /// </summary>
    private static void MustOwn(RunRecord? kept, RunRecord record)
    {
        if (kept is not null && (kept.Epoch > record.Epoch || (kept.Epoch == record.Epoch && kept.Writer != record.Writer)))
        {
            throw new SupersededException(record.Run, record.Epoch, kept.Epoch);
        }
    }

    private RunRecord AsSeenNow(RunRecord record) => record.State == RunState.Running && IsOlder(record.Changed, SilentAfter)
        ? record with { State = RunState.Silent }
        : record;

    private bool IsOlder(DateTimeOffset moment, TimeSpan age) => time.GetUtcNow() - moment > age;

    /// <summary>Lists a run before its record is written, so that no record is left that nobody finds.</summary>
    private async Task Enter(string run)
    {
        while (true)
        {
            var (read, index) = await ReadIndex();
            if (index.GoesOn(run))
            {
                return;
            }

            var gone = await Outdated(index, run);
            if (await storage.TryWrite(IndexKind, IndexId, read, index.Without(gone).With(run, time.GetUtcNow())))
            {
                await Task.WhenAll(gone.Select(Forget));
                return;
            }
        }
    }

    private async Task Leave(string run)
    {
        while (true)
        {
            var (read, index) = await ReadIndex();
            if (!index.GoesOn(run) || await storage.TryWrite(IndexKind, IndexId, read, index.WithEnd(run, time.GetUtcNow())))
            {
                return;
            }
        }
    }

    /// <summary>Runs to be listed no more when another begins: those that ended long ago, and those that nobody has written of for long.</summary>
    private async Task<HashSet<string>> Outdated(RunIndex index, string coming)
    {
        var others = index.Runs.Where(entry => entry.Run != coming).ToArray();
        var ended = others.Where(entry => entry.Ended is not null).OrderByDescending(entry => entry.Ended).Skip(MostEnded).Select(entry => entry.Run);
        var old = others.Where(entry => entry.Ended is null && IsOlder(entry.Since, ForgottenAfter)).Select(entry => entry.Run).ToArray();
        var records = await Task.WhenAll(old.Select(run => storage.Read<RunRecord>(RecordKind, IdOf(run))));
        var silent = old.Where((_, place) => records[place].State is not { } record || IsOlder(record.Changed, ForgottenAfter));
        return [.. ended, .. silent];
    }

    private async Task Forget(string run)
    {
        var kept = await storage.Read<RunRecord>(RecordKind, IdOf(run));
        if (kept.State is not null)
        {
            await storage.TryRemove(RecordKind, IdOf(run), kept);
        }
    }

    private async Task<(StoredVersion<RunIndex> Read, RunIndex Now)> ReadIndex()
    {
        var read = await storage.Read<RunIndex>(IndexKind, IndexId);
        return (read, read.State ?? new RunIndex());
    }
}
