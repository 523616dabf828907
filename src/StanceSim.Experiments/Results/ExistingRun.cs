namespace StanceSim.Experiments.Results;

/// <summary>What to do when the output folder of a run holds results already.</summary>
public enum ExistingRun
{
    /// <summary>Keep another run and refuse to start. The same run is done again, and found equal.</summary>
    Keep,

    /// <summary>Replace any run, and throw away an unfinished one. What is no run is never replaced.</summary>
    Replace,
}

/// <summary>What became of the output folder.</summary>
public enum FolderOutcome
{
    /// <summary>Nothing stood there before.</summary>
    Created,

    /// <summary>The same run stood there, and every checksum is equal; its folder was left as it was.</summary>
    Reproduced,

    /// <summary>What stood there was replaced.</summary>
    Replaced,
}
