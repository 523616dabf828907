using StanceSim.Scenarios.Language;

namespace StanceSim.Scenarios.Sections;

/// <summary>Files what numbers rest on under the numbers' paths.</summary>
internal static class EvidenceList
{
    public static IEnumerable<Evidence> Of(
        ReadContext context, Placed<ActorSection>[] actors, Placed<TieSection>[] ties)
    {
        foreach (var (actor, _) in actors)
        {
            foreach (var (issue, position, _, _) in actor.Positions)
            {
                if (position.Evidence is { } evidence)
                {
                    yield return evidence with { Number = $"actors.{actor.Actor.Id}.positions.{context.Issues.Names[issue]}" };
                }
            }

            foreach (var (other, affinity, _, _) in actor.Affinities)
            {
                if (affinity.Evidence is { } evidence)
                {
                    yield return evidence with { Number = $"actors.{actor.Actor.Id}.affinities.{context.Actors.Names[other]}" };
                }
            }
        }

        foreach (var (tie, _) in ties)
        {
            if (tie.Evidence is { } evidence)
            {
                yield return evidence with { Number = $"ties.{context.Actors.Names[tie.From]}.{context.Actors.Names[tie.To]}.{tie.Type}" };
            }
        }
    }
}
