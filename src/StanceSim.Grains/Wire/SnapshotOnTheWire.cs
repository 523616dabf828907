using System.Collections.Immutable;
using StanceSim.Grains.Contracts;
using StanceSim.Model;
using StanceSim.Model.Messages;
using StanceSim.Model.Policies;

namespace StanceSim.Grains.Wire;

[GenerateSerializer, Alias("stancesim.wire.Snapshot")]
internal struct SnapshotOnTheWire
{
    [Id(0)]
    public int Tick;
    [Id(1)]
    public Numbers Positions;
    [Id(2)]
    public Numbers Said;
    [Id(3)]
    public Numbers Deterrence;
    [Id(4)]
    public Cause?[] Movers;
    [Id(5)]
    public Numbers Affinities;
    [Id(6)]
    public AgendaState[] Agenda;
    [Id(7)]
    public ImmutableArray<Message> UnderWay;
}

[GenerateSerializer, Alias("stancesim.wire.AgendaState")]
internal struct AgendaStateOnTheWire
{
    [Id(0)]
    public int Times;
    [Id(1)]
    public int Last;
    [Id(2)]
    public bool Announced;
}

[GenerateSerializer, Alias("stancesim.wire.Injection")]
internal struct InjectionOnTheWire
{
    [Id(0)]
    public int Tick;
    [Id(1)]
    public int Actor;
    [Id(2)]
    public MessageContent Content;
}

[RegisterConverter]
internal sealed class SnapshotConverter : IConverter<Snapshot, SnapshotOnTheWire>
{
    public Snapshot ConvertFromSurrogate(in SnapshotOnTheWire wire) => new()
    {
        Tick = wire.Tick,
        Positions = wire.Positions,
        Said = wire.Said,
        Deterrence = wire.Deterrence,
        Movers = wire.Movers,
        Affinities = wire.Affinities,
        Agenda = wire.Agenda,
        UnderWay = wire.UnderWay,
    };

    public SnapshotOnTheWire ConvertToSurrogate(in Snapshot value) => new()
    {
        Tick = value.Tick,
        Positions = value.Positions,
        Said = value.Said,
        Deterrence = value.Deterrence,
        Movers = value.Movers,
        Affinities = value.Affinities,
        Agenda = value.Agenda,
        UnderWay = value.UnderWay,
    };
}

[RegisterConverter]
internal sealed class AgendaStateConverter : IConverter<AgendaState, AgendaStateOnTheWire>
{
    public AgendaState ConvertFromSurrogate(in AgendaStateOnTheWire wire) => new(wire.Times, wire.Last, wire.Announced);

    public AgendaStateOnTheWire ConvertToSurrogate(in AgendaState value) =>
        new() { Times = value.Times, Last = value.Last, Announced = value.Announced };
}

[RegisterConverter]
internal sealed class InjectionConverter : IConverter<Injection, InjectionOnTheWire>
{
    public Injection ConvertFromSurrogate(in InjectionOnTheWire wire) => new(wire.Tick, wire.Actor, wire.Content);

    public InjectionOnTheWire ConvertToSurrogate(in Injection value) =>
        new() { Tick = value.Tick, Actor = value.Actor, Content = value.Content };
}
