using StanceSim.Model.Messages;
using StanceSim.Model.Organisations;

namespace StanceSim.Model.Expressions;

/// <summary>What happened in a run so far, for outcomes.</summary>
/// <param name="Sent">Messages, in the order of sending.</param>
/// <param name="Decisions">Decisions, in the order of deciding.</param>
public sealed record History(IReadOnlyList<Message> Sent, IReadOnlyList<Decision> Decisions);
