using Microsoft.Extensions.Logging;
using StanceSim.Grains.Contracts;

namespace StanceSim.Grains.Registry;

/// <summary>What one placement of a run writes in the registry. While storage is away nothing is lost: the next attempt writes what is true then.</summary>
internal sealed partial class Registration(RunRegistry registry, RunRecord record, ILogger log)
{
    private bool isEntered;
    private bool isWaiting;

    /// <summary>Tries once to write how the run is.</summary>
    /// <returns>Null: it is written. Else what is waited for, for people.</returns>
    /// <exception cref="SupersededException">The run belongs to somebody else.</exception>
    public async Task<string?> TryKeep(RunState state, int tick)
    {
        try
        {
            await registry.Keep(record with { State = state, Tick = tick }, isFirst: !isEntered);
        }
        catch (Exception failure) when (registry.WhyAway(failure) is { } why)
        {
            if (!isWaiting)
            {
                LogWaits(log, record.Run, record.Epoch, tick, why, failure.Message);
            }

            isWaiting = true;
            return why;
        }

        if (isWaiting)
        {
            LogGoesOn(log, record.Run, record.Epoch, tick);
        }

        (isEntered, isWaiting) = (true, false);
        return null;
    }

    [LoggerMessage(1, LogLevel.Warning, "Run {Run} of epoch {Epoch} waits at tick {Tick} for storage: {Why}. {Failure}")]
    private static partial void LogWaits(ILogger log, string run, int epoch, int tick, string why, string failure);

    [LoggerMessage(2, LogLevel.Information, "Run {Run} of epoch {Epoch} goes on at tick {Tick}: storage is back")]
    private static partial void LogGoesOn(ILogger log, string run, int epoch, int tick);
}
