using System.Collections.Immutable;

namespace StanceSim.Server.Api.Runs;

/// <summary>How many messages were sent when, in columns of one entry for each stretch of ticks.</summary>
/// <param name="FromTick">First tick of the first stretch.</param>
/// <param name="ToTick">Last tick of the last stretch.</param>
/// <param name="Every">Ticks in a stretch; the last may have fewer.</param>
/// <param name="Total">Messages in all of them.</param>
/// <param name="Sent">Messages sent in each stretch.</param>
/// <param name="Tone">Cooperative less conflictual ones in each stretch.</param>
internal sealed record ActivityColumns(int FromTick, int ToTick, int Every, int Total, ImmutableArray<int> Sent, ImmutableArray<int> Tone);
