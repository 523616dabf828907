namespace StanceSim.Grains;

/// <summary>What silos and clients must agree on to understand each other: grains, their methods, and what travels between them.</summary>
public static class WireContract
{
    /// <summary>Raised with every change of the contract; a test holds the contract's text against it. Versions do not talk to one another.</summary>
    public const int Version = 1;

    /// <summary>Bytes of one message between silos, or between a silo and a client, at most: 1 GiB. A window of a million actors with all its changes is some 400 MB.</summary>
    public const int MostBytes = 1 << 30;
}
