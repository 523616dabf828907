namespace StanceSim.Model.Messages;

/// <summary>A message that the scenario does not know: somebody from outside has an actor send it.</summary>
/// <param name="Tick">Number of the frame with which it is sent.</param>
/// <param name="Actor">Index of the sender.</param>
/// <param name="Content">What is said and how.</param>
public sealed record Injection(int Tick, int Actor, MessageContent Content)
{
    /// <summary>What the ids of such messages begin with; the sender's id, the tick and the place among the sender's messages of that tick follow.</summary>
    public const string IdPrefix = "injected-";
}
