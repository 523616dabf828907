namespace StanceSim.Server.Live;

/// <summary>How far a run is.</summary>
internal enum RunStatus
{
    Starting,
    Running,
    Paused,
    Finished,
    Failed,

    /// <summary>Ended before its last tick because somebody said so; the ticks that were done are kept.</summary>
    Interrupted,
}

internal static class RunStatuses
{
    extension(RunStatus status)
    {
        /// <summary>As answers have it.</summary>
        public string Word => status.ToString().ToLowerInvariant();

        public bool IsOver => status is RunStatus.Finished or RunStatus.Failed or RunStatus.Interrupted;
    }
}
