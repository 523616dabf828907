using StanceSim.Model.Changes;
using StanceSim.Model.Messages;

namespace StanceSim.Grains.Wire;

[GenerateSerializer, Alias("stancesim.wire.Cause")]
internal struct CauseOnTheWire
{
    [Id(0)]
    public string Message;
    [Id(1)]
    public int Depth;
}

[GenerateSerializer, Alias("stancesim.wire.Change")]
internal struct ChangeOnTheWire
{
    [Id(0)]
    public int Tick;
    [Id(1)]
    public int Actor;
    [Id(2)]
    public int Variable;
    [Id(3)]
    public int Subject;
    [Id(4)]
    public double Before;
    [Id(5)]
    public double After;
    [Id(6)]
    public int First;
    [Id(7)]
    public int Count;
}

[GenerateSerializer, Alias("stancesim.wire.Contribution")]
internal struct ContributionOnTheWire
{
    [Id(0)]
    public int Mechanism;
    [Id(1)]
    public int Source;
    [Id(2)]
    public string? Message;
    [Id(3)]
    public double Amount;
}

[RegisterConverter]
internal sealed class CauseConverter : IConverter<Cause, CauseOnTheWire>
{
    public Cause ConvertFromSurrogate(in CauseOnTheWire wire) => new(wire.Message, wire.Depth);

    public CauseOnTheWire ConvertToSurrogate(in Cause value) => new() { Message = value.Message, Depth = value.Depth };
}

[RegisterConverter]
internal sealed class ChangeConverter : IConverter<Change, ChangeOnTheWire>
{
    public Change ConvertFromSurrogate(in ChangeOnTheWire wire) =>
        new(wire.Tick, wire.Actor, (Variable)wire.Variable, wire.Subject, wire.Before, wire.After, wire.First, wire.Count);

    public ChangeOnTheWire ConvertToSurrogate(in Change value) => new()
    {
        Tick = value.Tick,
        Actor = value.Actor,
        Variable = (int)value.Variable,
        Subject = value.Subject,
        Before = value.Before,
        After = value.After,
        First = value.First,
        Count = value.Count,
    };
}

[RegisterConverter]
internal sealed class ContributionConverter : IConverter<Contribution, ContributionOnTheWire>
{
    public Contribution ConvertFromSurrogate(in ContributionOnTheWire wire) =>
        new((Mechanism)wire.Mechanism, wire.Source, wire.Message, wire.Amount);

    public ContributionOnTheWire ConvertToSurrogate(in Contribution value) => new()
    {
        Mechanism = (int)value.Mechanism,
        Source = value.Source,
        Message = value.Message,
        Amount = value.Amount,
    };
}
