namespace StanceSim.Model.Messages;

/// <summary>What is left of a message's weight when it is not plain, on record and done. Each in [0, 1]. Our choice, not established values.</summary>
public sealed record MannerWeights
{
    /// <summary>Of an implicit message; default 0.5.</summary>
    public double Implicit { get; init; } = 0.5;

    /// <summary>Of an anonymous message; default 0.5.</summary>
    public double Anonymous { get; init; } = 0.5;

    /// <summary>Of a leaked message; default 0.7.</summary>
    public double Leak { get; init; } = 0.7;

    /// <summary>Of an act only announced; default 0.5.</summary>
    public double Planned { get; init; } = 0.5;

    /// <summary>Weight of a message: its credibility times what its manner leaves of it.</summary>
    public double Of(MessageContent content) => content.Credibility
        * (content.Explicitness == Explicitness.Implicit ? Implicit : 1)
        * (content.Stage == Stage.Planned ? Planned : 1)
        * content.Attribution switch
        {
            Attribution.Anonymous => Anonymous,
            Attribution.Leak => Leak,
            _ => 1,
        };
}
