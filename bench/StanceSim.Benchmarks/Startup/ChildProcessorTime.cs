using System.Runtime.InteropServices;

namespace StanceSim.Benchmarks.Startup;

/// <summary>Processor time of child processes that have ended: what a run costs, however long it had to wait for a processor.</summary>
internal static class ChildProcessorTime
{
    private const int Children = -1;

    /// <summary>User and system seconds of all children so far; NaN where the platform does not tell.</summary>
    public static double Seconds()
    {
        // Two times of seconds and microseconds come first; the counts behind them are not needed.
        var usage = new long[32];
        return OperatingSystem.IsLinux() && GetResourceUsage(Children, usage) == 0
            ? usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6)
            : double.NaN;
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetResourceUsage(int who, [Out] long[] usage);
}
