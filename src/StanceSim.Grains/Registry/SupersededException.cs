namespace StanceSim.Grains.Registry;

/// <summary>The run belongs to a newer placement, or to another activation of this one; whoever finds this has nothing to write any more.</summary>
public sealed class SupersededException(string run, int epoch, int owner)
    : Exception($"Run {run} belongs to epoch {owner}, so what epoch {epoch} knows of it is not written.")
{
    /// <summary>Epoch of the owner.</summary>
    public int Owner => owner;
}
