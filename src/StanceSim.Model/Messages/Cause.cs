namespace StanceSim.Model.Messages;

/// <summary>The message behind a change or another message.</summary>
/// <param name="Message">Its id.</param>
/// <param name="Depth">Its own steps back to the trigger.</param>
public sealed record Cause(string Message, int Depth);
