using System.Collections.Immutable;
using StanceSim.Model.Organisations;

namespace StanceSim.Grains.Wire;

[GenerateSerializer, Alias("stancesim.wire.Decision")]
internal struct DecisionOnTheWire
{
    [Id(0)]
    public int Tick;
    [Id(1)]
    public int Organisation;
    [Id(2)]
    public int Issue;
    [Id(3)]
    public int Procedure;
    [Id(4)]
    public bool Blocked;
    [Id(5)]
    public double Before;
    [Id(6)]
    public double After;
    [Id(7)]
    public int Pivot;
    [Id(8)]
    public int[] Blockers;
}

[RegisterConverter]
internal sealed class DecisionConverter : IConverter<Decision, DecisionOnTheWire>
{
    public Decision ConvertFromSurrogate(in DecisionOnTheWire wire) => new()
    {
        Tick = wire.Tick,
        Organisation = wire.Organisation,
        Issue = wire.Issue,
        Procedure = (Procedure)wire.Procedure,
        Blocked = wire.Blocked,
        Before = wire.Before,
        After = wire.After,
        Pivot = wire.Pivot,
        Blockers = ImmutableArray.Create(wire.Blockers),
    };

    public DecisionOnTheWire ConvertToSurrogate(in Decision value) => new()
    {
        Tick = value.Tick,
        Organisation = value.Organisation,
        Issue = value.Issue,
        Procedure = (int)value.Procedure,
        Blocked = value.Blocked,
        Before = value.Before,
        After = value.After,
        Pivot = value.Pivot,
        Blockers = [.. value.Blockers],
    };
}
