namespace StanceSim.Testing.Processes;

/// <summary>Signals by their number on Linux.</summary>
public enum Signal
{
    Interrupt = 2,

    /// <summary>Cannot be caught: the process ends where it stands.</summary>
    Kill = 9,

    Terminate = 15,

    Continue = 18,

    /// <summary>Cannot be caught: the process stands still, with its connections open, until it is told to continue.</summary>
    Stop = 19,
}
