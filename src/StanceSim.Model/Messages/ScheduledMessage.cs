using StanceSim.Model.Expressions;

namespace StanceSim.Model.Messages;

/// <summary>A message the scenario dates: its sender will send it at a tick, or from then on as soon as its condition holds.</summary>
/// <remarks>
/// A conditional act ("assistance, if required") whose condition does not hold on its date is announced then, as
/// <see cref="Stage.Planned"/>, and carried out in the first tick in which the condition holds, caused by the announcement.
/// </remarks>
public sealed record ScheduledMessage
{
    /// <summary>Appended to the id of a conditional act for the message that announces it.</summary>
    public const string AnnouncementSuffix = "~announced";

    public required string Id { get; init; }

    public required int Sender { get; init; }

    /// <summary>Tick in which it is sent.</summary>
    public required int Tick { get; init; }

    public required MessageContent Content { get; init; }

    /// <summary>Holds when the act takes effect; null: at once.</summary>
    public Expression? Condition { get; init; }

    /// <summary>Last tick in which the condition is tried; default: the end of the run.</summary>
    public int Until { get; init; } = int.MaxValue;

    /// <summary>Id of the dated message it answers or carries out, as the author knows it; null: a trigger.</summary>
    public Cause? Cause { get; init; }
}
