using System.Runtime.InteropServices;

namespace StanceSim.Experiments.Results.Recording;

/// <summary>Tells apart why storing fails, so that a person reads what to do rather than a stack.</summary>
internal static class StorageFailure
{
    private const int NoSpaceOnUnix = 28;
    private const int QuotaOnLinux = 122;
    private const int QuotaOnMac = 69;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);
    private const int HandleDiskFullOnWindows = unchecked((int)0x80070027);

    /// <summary>Does something on disk; what goes wrong there becomes a <see cref="ResultsException"/>.</summary>
    public static T Told<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw Of(path, failure);
        }
    }

    /// <inheritdoc cref="Told{T}"/>
    public static void Told(string path, Action action) => Told(path, () =>
    {
        action();
        return true;
    });

    public static ResultsException Of(string path, Exception failure) => new(
        failure switch
        {
            UnauthorizedAccessException => RunFolderProblems.NotAllowed(path),
            IOException io when IsFull(io) => RunFolderProblems.DiskFull(path),

            // What .NET makes of a file that grows beyond what the file system or a limit allows.
            ArgumentOutOfRangeException => RunFolderProblems.DiskFull(path),
            _ => RunFolderProblems.CannotWrite(path, failure.Message),
        },
        failure);

    private static bool IsFull(IOException failure) => RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
        ? failure.HResult is NoSpaceOnWindows or HandleDiskFullOnWindows
        : failure.HResult is NoSpaceOnUnix or QuotaOnLinux or QuotaOnMac;
}
