using System.Runtime.InteropServices;
using System.Text;

namespace StanceSim.Experiments.Results.Recording;

/// <summary>Puts the names in a folder on the disk itself, so that a rename outlives a power cut. .NET has no call for it.</summary>
internal static class DirectorySync
{
    /// <summary>Does what the system offers: on Windows nothing, since renames are in its journal.</summary>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open(Encoding.UTF8.GetBytes(folder + '\0'), 0);
        if (handle >= 0)
        {
            // Some file systems cannot sync a folder; the rename stands all the same.
            _ = Sync(handle);
            _ = Close(handle);
        }
    }

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
