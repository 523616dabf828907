namespace StanceSim.Testing.Stores;

/// <summary>A server that silos keep their membership and state in, on loopback and in a folder of its own, which goes away with it.</summary>
public interface IClusterStore : IAsyncDisposable
{
    /// <summary>The value of <c>STANCESIM_STORE</c>.</summary>
    string Kind { get; }

    /// <summary>The value of <c>STANCESIM_CONNECTION</c>.</summary>
    string Connection { get; }

    /// <summary>Ends the server at once, as a failure would. What it had acknowledged is still on disk.</summary>
    Task Kill();

    /// <summary>Makes the server stand still with its connections open; <see cref="Continue"/> lets it go on.</summary>
    void Pause();

    void Continue();

    /// <summary>Starts the server again after <see cref="Kill"/>, on the same port and with the same data.</summary>
    Task Restart(CancellationToken cancellation);
}
