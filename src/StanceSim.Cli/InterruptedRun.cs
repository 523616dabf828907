namespace StanceSim.Cli;

/// <summary>A run was stopped by Ctrl-C or a polite kill and can be resumed.</summary>
internal sealed class InterruptedRun(string folder) : OperationCanceledException($"The run to {folder} was interrupted.")
{
    /// <summary>Its output folder.</summary>
    public string Folder { get; } = folder;

    /// <summary>How to go on; null: by resuming it.</summary>
    public string? Advice { get; init; }
}
