namespace StanceSim.Cli.Story;

/// <summary>An answer to what the scenario asked.</summary>
/// <param name="Id">Its id in the scenario.</param>
/// <param name="Description">What it means.</param>
/// <param name="Value">The number, or 1 and 0 for yes and no.</param>
/// <param name="IsTruth">True when it is yes or no.</param>
internal sealed record StoryOutcome(string Id, string Description, double Value, bool IsTruth)
{
    public string Text => IsTruth ? (Value != 0 ? "yes" : "no") : Terminal.Amount.Number(Value);
}
