using StanceSim.Cli.Story;
using StanceSim.Model.Organisations;

namespace StanceSim.Cli.Summary;

/// <summary>Consecutive decisions of one organisation on one issue with the same result and the same people behind it.</summary>
internal sealed class DecisionGroup(Decision first)
{
    private readonly List<Decision> decisions = [first];

    public IReadOnlyList<Decision> Decisions => decisions;

    public Decision First => decisions[0];

    public Decision Last => decisions[^1];

    public string Procedure => First.Procedure switch
    {
        Model.Organisations.Procedure.QualifiedMajority => "qualified majority",
        Model.Organisations.Procedure.WeightedMedian => "weighted median",
        var other => other.ToString().ToLowerInvariant(),
    };

    /// <summary>How far the whole group moved the organisation, as a share of half the scale.</summary>
    public double Weight(RunStory story) => Math.Abs(Last.After - First.Before) / story.Issues[First.Issue].HalfWidth;

    public static IReadOnlyList<DecisionGroup> Of(IEnumerable<Decision> decisions)
    {
        var groups = new List<DecisionGroup>();
        foreach (var decision in decisions)
        {
            var last = groups.FindLast(group => group.First.Organisation == decision.Organisation && group.First.Issue == decision.Issue);
            if (last is not null && last.IsLike(decision))
            {
                last.decisions.Add(decision);
            }
            else
            {
                groups.Add(new DecisionGroup(decision));
            }
        }

        return groups;
    }

    public string Dates(RunStory story) =>
        story.Calendar.Label(First.Tick) + (decisions.Count > 1 ? " to " + story.Calendar.Label(Last.Tick) : "");

    /// <summary>Names of those who stopped it or kept it from going further.</summary>
    public string LimitedBy(RunStory story) => First.Blocked
        ? string.Join(", ", First.Blockers.Select(member => Cast.ShortName(story.Actors[member].Name)))
        : First.Pivot < 0 ? "" : Cast.ShortName(story.Actors[First.Pivot].Name);

    private bool IsLike(Decision decision) =>
        First.Blocked == decision.Blocked && First.Pivot == decision.Pivot && First.Blockers.SequenceEqual(decision.Blockers);
}
