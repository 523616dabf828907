namespace StanceSim.Experiments.Results.Recording;

/// <summary>Keeps other processes off a folder while this one writes it. The system lets go of it when the process dies; the file stays then.</summary>
internal sealed class WritingLock : IDisposable
{
    public const string Name = ".writing";

    private readonly FileStream file;

    private WritingLock(FileStream file) => this.file = file;

    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, Name));

    /// <exception cref="ResultsException">Another process has it.</exception>
    public static WritingLock Take(string folder)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            return new WritingLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new ResultsException(RunFolderProblems.BeingWritten(folder));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StorageFailure.Of(folder, failure);
        }
    }

    /// <summary>Lets go. The file goes first where the system allows it, so that nobody else takes a lock that is about to go.</summary>
    public void Dispose()
    {
        var goesFirst = !OperatingSystem.IsWindows() && File.Exists(file.Name);
        if (goesFirst)
        {
            File.Delete(file.Name);
        }

        file.Dispose();
        if (!goesFirst && File.Exists(file.Name))
        {
            File.Delete(file.Name);
        }
    }
}
