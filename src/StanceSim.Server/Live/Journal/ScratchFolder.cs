namespace StanceSim.Server.Live.Journal;

/// <summary>A folder for files that only this process reads and that go with it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("stancesim-").FullName;
    private int files;

    /// <summary>Names of files that nobody else has.</summary>
    public string NextFile() => Path.Combine(path, $"{Interlocked.Increment(ref files)}.scratch");

    public void Dispose()
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It lies where the system clears up.
        }
    }
}
