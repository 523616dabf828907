using System.Collections.Immutable;
using StanceSim.Experiments.Results.Reading;

namespace StanceSim.Experiments.Explanations;

/// <summary>Who moved in a run, how far, and because of whom.</summary>
public static class Movements
{
    private const int SourcesShown = 3;

    /// <summary>Every actor and issue with its way from the first frame to the last, longest first.</summary>
    /// <param name="run">The run.</param>
    /// <param name="stances">Its stances.</param>
    /// <param name="influence">Its influence matrix.</param>
    public static ImmutableArray<Movement> Of(RunResults run, StanceSeries stances, InfluenceMatrix influence)
    {
        var sources = influence.Entries.ToLookup(entry => (entry.Actor, entry.Issue));
        return [.. run.Manifest.Issues
            .SelectMany(issue => run.Manifest.Actors.Select(actor =>
            {
                var positions = stances.Position(actor.Id, issue.Id);
                return new Movement(
                    actor.Id,
                    issue.Id,
                    positions[0],
                    positions[^1],
                    Math.Abs(positions[^1] - positions[0]) / ((issue.High - issue.Low) / 2),
                    [.. sources[(actor.Id, issue.Id)].Take(SourcesShown)]);
            }))
            .OrderByDescending(movement => movement.Relative)];
    }
}

/// <param name="Actor">Id of the actor.</param>
/// <param name="Issue">Id of the issue.</param>
/// <param name="First">Position in the first frame.</param>
/// <param name="Last">Position in the last.</param>
/// <param name="Relative">How far apart they are, in half-widths of the scale.</param>
/// <param name="Sources">Who moved it most, strongest first; empty when nobody did.</param>
public sealed record Movement(string Actor, string Issue, double First, double Last, double Relative, ImmutableArray<Influence> Sources);
