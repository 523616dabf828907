using StanceSim.Server.Api;

namespace StanceSim.Server.Live.Journal;

/// <summary>Where journals are kept, and how much of one run.</summary>
internal sealed class JournalRoom(ApiSettings settings, ScratchFolder folder)
{
    /// <summary>Space for the journal of one run.</summary>
    public JournalSpace ForOneRun() => new(folder, settings.JournalBytes);
}

/// <summary>The space that the journal of one run may take.</summary>
/// <param name="folder">Where its files are made.</param>
/// <param name="most">Bytes, at most.</param>
internal sealed class JournalSpace(ScratchFolder folder, long most)
{
    private long taken;

    /// <summary>Name of a file that nobody else has.</summary>
    public string NextFile() => folder.NextFile();

    /// <exception cref="JournalFullException">There is not so much left.</exception>
    public void Take(long bytes)
    {
        if (Interlocked.Add(ref taken, bytes) > most)
        {
            throw new JournalFullException(most);
        }
    }
}

/// <summary>A run is longer than what may be kept of it for questions; its folder holds all of it all the same.</summary>
internal sealed class JournalFullException(long most) : Exception($"No more than {most} bytes are kept of a run to answer questions about it.");
