namespace StanceSim.Model.Messages;

/// <summary>Whether a message says what it means.</summary>
public enum Explicitness
{
    Explicit,
    Implicit,
}

/// <summary>Who is known to have said it.</summary>
public enum Attribution
{
    /// <summary>The sender spoke under its own name.</summary>
    OnRecord,

    /// <summary>The sender is unknown to hearers, who judge the medium that carries the message, or, if none does, the message alone.</summary>
    Anonymous,

    /// <summary>A private message of the sender that became public.</summary>
    Leak,
}

/// <summary>Who can hear it.</summary>
public enum Audience
{
    /// <summary>Every actor.</summary>
    Public,

    /// <summary>The addressees only.</summary>
    Private,
}

/// <summary>Whether the act is only announced, or done.</summary>
public enum Stage
{
    CarriedOut,

    /// <summary>Announced, offered or threatened; weighs less than the act itself.</summary>
    Planned,
}
