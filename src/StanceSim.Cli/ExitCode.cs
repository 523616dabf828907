namespace StanceSim.Cli;

/// <summary>What the process tells its caller. Documented in the help of every verb and in docs/cli.md.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>A run failed: the disk is full, a file is damaged, or there is a bug.</summary>
    public const int Failed = 1;

    /// <summary>Two runs that were compared differ.</summary>
    public const int Different = 1;

    public const int WrongUsage = 2;

    public const int InvalidInput = 3;

    /// <summary>Ctrl-C, as shells count it: 128 and the number of the signal.</summary>
    public const int Interrupted = 130;

    /// <summary>The codes and their meaning, for the help.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> All { get; } =
    [
        (Done, "done"),
        (Failed, "a run failed"),
        (WrongUsage, "wrong usage"),
        (InvalidInput, "invalid input"),
        (Interrupted, "interrupted"),
    ];
}
