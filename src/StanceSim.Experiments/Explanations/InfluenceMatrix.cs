using System.Collections.Immutable;
using StanceSim.Experiments.Results.Reading;

namespace StanceSim.Experiments.Explanations;

/// <summary>Who moved whom: contributions to changes of positions, summed over a run by source, moved actor and issue.</summary>
/// <param name="Entries">By gross influence, strongest first; ties in scenario order.</param>
public sealed record InfluenceMatrix(ImmutableArray<Influence> Entries)
{
    /// <summary>Sums contributions by source. What comes from no one, such as the pull of the anchor, is left out.</summary>
    public static async Task<InfluenceMatrix> Read(RunResults run)
    {
        var sums = new Dictionary<(string Source, string Actor, string Issue), (double Net, double Gross)>();
        await foreach (var change in run.Changes(new ChangeFilter(Variable: "position")))
        {
            foreach (var part in change.Contributions)
            {
                if (part.Source is { } source)
                {
                    var place = (source, change.Actor, change.Issue!);
                    var (net, gross) = sums.GetValueOrDefault(place);
                    sums[place] = (net + part.Amount, gross + Math.Abs(part.Amount));
                }
            }
        }

        var order = run.Manifest.Actors.Select((actor, index) => (actor.Id, index)).ToDictionary(p => p.Id, p => p.index);
        var widths = run.Manifest.Issues.ToDictionary(issue => issue.Id, issue => (issue.High - issue.Low) / 2);
        return new InfluenceMatrix([.. sums
            .Select(sum => new Influence(
                sum.Key.Source, sum.Key.Actor, sum.Key.Issue, sum.Value.Net, sum.Value.Gross, sum.Value.Gross / widths[sum.Key.Issue]))
            .OrderByDescending(entry => entry.Relative)
            .ThenBy(entry => order[entry.Source])
            .ThenBy(entry => order[entry.Actor])
            .ThenBy(entry => entry.Issue, StringComparer.Ordinal)]);
    }

    /// <summary>Who moved an actor on an issue, strongest first.</summary>
    public IEnumerable<Influence> On(string actor, string issue) => Entries.Where(entry => entry.Actor == actor && entry.Issue == issue);
}

/// <param name="Source">Id of the actor from whom the contributions came.</param>
/// <param name="Actor">Id of the actor who was moved.</param>
/// <param name="Issue">Id of the issue.</param>
/// <param name="Net">Signed sum, on the issue's scale.</param>
/// <param name="Gross">Sum of magnitudes, on the issue's scale.</param>
/// <param name="Relative">Gross in half-widths of the scale, to compare issues.</param>
public sealed record Influence(string Source, string Actor, string Issue, double Net, double Gross, double Relative);
