using Orleans.Storage;

namespace StanceSim.Grains.Registry;

/// <summary>The storage in which a cluster keeps what it knows of runs, with a limit to how long an answer may take.</summary>
/// <param name="storage">The provider.</param>
/// <param name="whyAway">What people are told of a failure that comes from storage being away; null for any other failure.</param>
/// <param name="time">Clock of the limit.</param>
public sealed class RunStorage(IGrainStorage storage, Func<Exception, string?> whyAway, TimeProvider time)
{
    /// <summary>Storage that stands still keeps its connections open, so waiting for it must end. What was sent and comes to effect later does no harm: it is found at the next attempt.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>What people are told of storage that is away; null when the failure is of another kind.</summary>
    internal string? WhyAway(Exception failure) => whyAway(failure);

    internal async Task<StoredVersion<TState>> Read<TState>(string kind, GrainId id)
        where TState : class
    {
        var state = new GrainState<TState>();
        await storage.ReadStateAsync(kind, id, state).WaitAsync(Patience, time);
        return new StoredVersion<TState>(state.RecordExists ? state.State : null, state.ETag);
    }

    /// <summary>Writes from the version that was read. False: somebody else wrote meanwhile.</summary>
    internal Task<bool> TryWrite<TState>(string kind, GrainId id, StoredVersion<TState> read, TState now)
        where TState : class =>
        Unchanged(storage.WriteStateAsync(kind, id, new GrainState<TState>(now, read.ETag) { RecordExists = read.State is not null }));

    /// <summary>Removes the version that was read. False: somebody else wrote meanwhile.</summary>
    internal Task<bool> TryRemove<TState>(string kind, GrainId id, StoredVersion<TState> read)
        where TState : class =>
        Unchanged(storage.ClearStateAsync(kind, id, new GrainState<TState>(read.State!, read.ETag) { RecordExists = true }));

    private async Task<bool> Unchanged(Task change)
    {
        try
        {
            await change.WaitAsync(Patience, time);
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }
}

/// <summary>What was read, and the version that it had.</summary>
/// <param name="State">Null: there is none.</param>
/// <param name="ETag">Its version, to be written from.</param>
internal sealed record StoredVersion<TState>(TState? State, string? ETag)
    where TState : class;
