using System.Collections.Frozen;
using System.Collections.Immutable;
using StanceSim.Model;
using StanceSim.Model.Actors;
using StanceSim.Model.Organisations;
using StanceSim.Scenarios;

namespace StanceSim.Cli.Story;

/// <summary>A run condensed to what people read: who started and ended where, who pushed whom, what was decided.</summary>
internal sealed class RunStory
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public string Description { get; init; } = "";

    public required Calendar Calendar { get; init; }

    public required ulong Seed { get; init; }

    public required string Rule { get; init; }

    public required ImmutableArray<Actor> Actors { get; init; }

    public required ImmutableArray<Issue> Issues { get; init; }

    /// <summary>Number of the first frame that is told: 0, or that of a fork.</summary>
    public int FirstTick { get; init; }

    /// <summary>Number of the last frame.</summary>
    public required int LastTick { get; init; }

    /// <summary>Positions by frame for cell (actor, issue) at <c>actor * issues + issue</c>; for a very large world only the first and the last frame.</summary>
    public required double[][] Series { get; init; }

    /// <summary>In the order of cells.</summary>
    public required ImmutableArray<Movement> Movements { get; init; }

    /// <summary>In the order of sending.</summary>
    public required ImmutableArray<StoryMessage> Messages { get; init; }

    /// <summary>In the order of deciding.</summary>
    public required ImmutableArray<Decision> Decisions { get; init; }

    public required ImmutableArray<StoryOutcome> Outcomes { get; init; }

    public required ImmutableArray<Regard> Regards { get; init; }

    /// <summary>What the outcomes ask about, in their order.</summary>
    public required ImmutableArray<Asked> Asked { get; init; }

    /// <summary>Actors that the scenario asks about or that speak most, most important first.</summary>
    public required ImmutableArray<int> KeyActors { get; init; }

    public FrozenDictionary<string, StoryMessage> MessageById =>
        field ??= Messages.ToFrozenDictionary(message => message.Id);

    /// <summary>What warnings did to one actor on one issue, or null.</summary>
    public Restraint? RestraintOf(int actor, int issue) =>
        Restraints.FirstOrDefault(restraint => restraint.Actor == actor && restraint.Issue == issue);

    public ReadOnlySpan<double> SeriesOf(int actor, int issue) => Series[(actor * Issues.Length) + issue];

    /// <summary>What warnings took off somebody's resolve, largest first.</summary>
    public required ImmutableArray<Restraint> Restraints { get; init; }

    /// <summary>A frame as people read it: the day it begins, but the last frame is the state after the last day.</summary>
    public string Label(int tick) => Calendar.Label(Calendar.Start is not null && tick == LastTick && tick > 0 ? tick - 1 : tick);

    /// <summary>Ticks that are told.</summary>
    public int Ticks => LastTick - FirstTick;

    /// <summary>Number of the frame at a place of a series.</summary>
    public int TickOfFrame(int place) => Series[0].Length == Ticks + 1 ? FirstTick + place : place == 0 ? FirstTick : LastTick;

    public Movement MovementOf(int actor, int issue) => Movements[(actor * Issues.Length) + issue];

    /// <summary>A change as a share of half the issue's scale, so that issues can be compared.</summary>
    public double RelativeChange(Movement movement) => Math.Abs(movement.Change) / Issues[movement.Issue].HalfWidth;
}
