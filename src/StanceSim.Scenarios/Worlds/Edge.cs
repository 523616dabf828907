namespace StanceSim.Scenarios.Worlds;

/// <summary>A directed relation as one number, in the order of the network: by listener, then by speaker.</summary>
internal static class Edge
{
    public static long Key(int listener, int speaker) => ((long)listener << 32) | (uint)speaker;

    public static int Listener(long key) => (int)(key >> 32);

    public static int Speaker(long key) => (int)(uint)key;
}
