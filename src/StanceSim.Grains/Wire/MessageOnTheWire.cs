using System.Collections.Frozen;
using System.Collections.Immutable;
using StanceSim.Model.Messages;
using StanceSim.Scenarios.Messages;

namespace StanceSim.Grains.Wire;

/// <summary>A message's content as it travels between silos. The kind goes by its name; every silo knows the same kinds.</summary>
[GenerateSerializer, Alias("stancesim.wire.MessageContent")]
internal struct ContentOnTheWire
{
    [Id(0)]
    public string Kind;
    [Id(1)]
    public int[] Addressees;
    [Id(2)]
    public int Issue;
    [Id(3)]
    public double? Position;
    [Id(4)]
    public double Intensity;
    [Id(5)]
    public int Explicitness;
    [Id(6)]
    public int Attribution;
    [Id(7)]
    public int Audience;
    [Id(8)]
    public int Stage;
    [Id(9)]
    public double Credibility;
    [Id(10)]
    public int Delay;
    [Id(11)]
    public double Loss;
    [Id(12)]
    public double LeakProbability;
    [Id(13)]
    public int LeakDelay;
    [Id(14)]
    public int Via;
    [Id(15)]
    public string? Text;
}

/// <summary>A message as it travels between silos.</summary>
[GenerateSerializer, Alias("stancesim.wire.Message")]
internal struct MessageOnTheWire
{
    [Id(0)]
    public string Id;
    [Id(1)]
    public Cause? Cause;
    [Id(2)]
    public int Sender;
    [Id(3)]
    public int Sequence;
    [Id(4)]
    public int Sent;
    [Id(5)]
    public int Due;
    [Id(6)]
    public MessageContent Content;
    [Id(7)]
    public double Position;
    [Id(8)]
    public string? Policy;
}

[RegisterConverter]
internal sealed class ContentConverter : IConverter<MessageContent, ContentOnTheWire>
{
    private static readonly FrozenDictionary<string, MessageKind> Kinds = MessageKinds.All.ToFrozenDictionary(kind => kind.Name);

    public MessageContent ConvertFromSurrogate(in ContentOnTheWire wire) => new()
    {
        Kind = Kinds[wire.Kind],
        Addressees = ImmutableArray.Create(wire.Addressees),
        Issue = wire.Issue,
        Position = wire.Position,
        Intensity = wire.Intensity,
        Explicitness = (Explicitness)wire.Explicitness,
        Attribution = (Attribution)wire.Attribution,
        Audience = (Audience)wire.Audience,
        Stage = (Stage)wire.Stage,
        Credibility = wire.Credibility,
        Delay = wire.Delay,
        Loss = wire.Loss,
        LeakProbability = wire.LeakProbability,
        LeakDelay = wire.LeakDelay,
        Via = wire.Via,
        Text = wire.Text,
    };

    public ContentOnTheWire ConvertToSurrogate(in MessageContent value) => new()
    {
        Kind = value.Kind.Name,
        Addressees = [.. value.Addressees],
        Issue = value.Issue,
        Position = value.Position,
        Intensity = value.Intensity,
        Explicitness = (int)value.Explicitness,
        Attribution = (int)value.Attribution,
        Audience = (int)value.Audience,
        Stage = (int)value.Stage,
        Credibility = value.Credibility,
        Delay = value.Delay,
        Loss = value.Loss,
        LeakProbability = value.LeakProbability,
        LeakDelay = value.LeakDelay,
        Via = value.Via,
        Text = value.Text,
    };
}

[RegisterConverter]
internal sealed class MessageConverter : IConverter<Message, MessageOnTheWire>
{
    public Message ConvertFromSurrogate(in MessageOnTheWire wire) => new()
    {
        Id = wire.Id,
        Cause = wire.Cause,
        Sender = wire.Sender,
        Sequence = wire.Sequence,
        Sent = wire.Sent,
        Due = wire.Due,
        Content = wire.Content,
        Position = wire.Position,
        Policy = wire.Policy,
    };

    public MessageOnTheWire ConvertToSurrogate(in Message value) => new()
    {
        Id = value.Id,
        Cause = value.Cause,
        Sender = value.Sender,
        Sequence = value.Sequence,
        Sent = value.Sent,
        Due = value.Due,
        Content = value.Content,
        Position = value.Position,
        Policy = value.Policy,
    };
}
