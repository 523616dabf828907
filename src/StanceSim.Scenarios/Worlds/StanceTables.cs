using System.Collections.Immutable;
using System.Runtime.InteropServices;
using StanceSim.Model;
using StanceSim.Model.Randomness;
using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Sections;

namespace StanceSim.Scenarios.Worlds;

/// <summary>The numbers of actors by issue, as the world keeps them: value (i, k) at i · issues + k.</summary>
internal sealed class StanceTables
{
    private const double DefaultSusceptibility = 0.5;
    private const double DefaultUncertainty = 0.25;

    private readonly ImmutableArray<Issue> issues;
    private readonly double[] positions;
    private readonly double[] anchors;
    private readonly double[] susceptibility;
    private readonly double[] salience;
    private readonly double[] uncertainty;
    private readonly double[] capability;
    private readonly bool[] speaks;
    private readonly bool[] views;

    public StanceTables(ImmutableArray<Issue> issues, int actors)
    {
        this.issues = issues;
        var cells = actors * issues.Length;
        (positions, anchors, susceptibility) = (new double[cells], new double[cells], new double[cells]);
        (salience, uncertainty) = (new double[cells], new double[cells]);
        (capability, speaks, views) = (new double[actors], new bool[actors], new bool[cells]);
        Array.Fill(salience, 1);
        Array.Fill(uncertainty, DefaultUncertainty);
    }

    public ImmutableArray<double> Positions => ImmutableCollectionsMarshal.AsImmutableArray(positions);

    public ImmutableArray<double> Anchors => ImmutableCollectionsMarshal.AsImmutableArray(anchors);

    public ImmutableArray<double> Susceptibility => ImmutableCollectionsMarshal.AsImmutableArray(susceptibility);

    public ImmutableArray<double> Salience => EmptyIfAll(salience, 1);

    public ImmutableArray<double> Uncertainty => EmptyIfAll(uncertainty, DefaultUncertainty);

    public ImmutableArray<double> Capability => EmptyIfAll(capability, 1);

    public ImmutableArray<bool> SpeaksRoutinely => EmptyIfAll(speaks);

    /// <summary>An actor holds a view where the scenario gives its position.</summary>
    public ImmutableArray<bool> HoldsView => EmptyIfAll(views);

    public void Write(int actor, ActorSection declared)
    {
        WriteActor(actor, declared.Capability, declared.SpeaksRoutinely, declared.Susceptibility);
        foreach (var (issue, position, _, _) in declared.Positions)
        {
            var cell = (actor * issues.Length) + issue;
            positions[cell] = position.Value ?? issues[issue].Middle;
            views[cell] = position.Value is not null;
            anchors[cell] = position.Anchor ?? positions[cell];
            salience[cell] = position.Salience ?? 1;
            uncertainty[cell] = position.Uncertainty ?? DefaultUncertainty;
            susceptibility[cell] = position.Susceptibility ?? susceptibility[cell];
        }
    }

    public void Write(PopulationSection population, ulong seed)
    {
        for (var member = 0; member < population.Count; member++)
        {
            var actor = population.First + member;
            WriteActor(actor, population.Capability, population.SpeaksRoutinely, population.Susceptibility);
            foreach (var (issue, spread, _, _) in population.Positions)
            {
                var (low, high) = (spread.Low ?? issues[issue].Low, spread.High ?? issues[issue].High);
                var share = spread.Spread == Spread.Even
                    ? (member + 0.5) / population.Count
                    : Draw.Unit(new RunKey(seed), 0, actor, Purpose.Population, (ulong)issue);
                var cell = (actor * issues.Length) + issue;
                positions[cell] = anchors[cell] = low + ((high - low) * share);
                views[cell] = true;
            }
        }
    }

    private void WriteActor(int actor, double capabilityOfActor, bool speaksRoutinely, MapEntry<int, double>[] openness)
    {
        (capability[actor], speaks[actor]) = (capabilityOfActor, speaksRoutinely);
        var general = DefaultSusceptibility;
        foreach (var (issue, value, _, _) in openness)
        {
            general = issue < 0 ? value : general;
        }

        for (var issue = 0; issue < issues.Length; issue++)
        {
            var cell = (actor * issues.Length) + issue;
            positions[cell] = anchors[cell] = issues[issue].Middle;
            susceptibility[cell] = general;
        }

        foreach (var (issue, value, _, _) in openness)
        {
            if (issue >= 0)
            {
                susceptibility[(actor * issues.Length) + issue] = value;
            }
        }
    }

    private static ImmutableArray<bool> EmptyIfAll(bool[] values) =>
        Array.TrueForAll(values, yes => yes) ? [] : ImmutableCollectionsMarshal.AsImmutableArray(values);

    private static ImmutableArray<double> EmptyIfAll(double[] values, double common) =>
        Array.TrueForAll(values, value => value == common) ? [] : ImmutableCollectionsMarshal.AsImmutableArray(values);
}
