using System.Collections.Immutable;
using StanceSim.Model.Messages;

namespace StanceSim.Model.Tests.Worlds;

/// <summary>Contents and dates of messages for tests.</summary>
internal static class Say
{
    public static MessageKind Statement { get; } = Kind("statement");

    public static MessageKind Warning { get; } = Kind("warn") with { Deters = true };

    public static MessageKind Kind(string name) => new()
    {
        Name = name,
        Cameo = "010",
        PloverEvent = "STATEMENT",
        Goldstein = 0,
        GoldsteinIcews = 0,
        PloverScore = 0,
    };

    /// <summary>A public statement of a position on the first issue.</summary>
    public static MessageContent That(double position, params ImmutableArray<int> to) =>
        new() { Kind = Statement, Issue = 0, Position = position, Addressees = to };

    /// <summary>An act that takes no position.</summary>
    public static MessageContent Act(double intensity, params ImmutableArray<int> to) =>
        new() { Kind = Kind("act"), Intensity = intensity, Addressees = to };

    public static ScheduledMessage At(int tick, int sender, MessageContent content, string id = "m") =>
        new() { Id = id, Sender = sender, Tick = tick, Content = content };
}
