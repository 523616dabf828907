using StanceSim.Model.Organisations;
using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Scenarios.Sections;

/// <summary>An actor whose positions its members decide.</summary>
internal static class OrganisationSection
{
    private static readonly Key<double> VotesKey = Key<double>.Optional(
        "votes", new NumberForm(0, 1e6, excludesLow: true), "Weight in votes.", 1, "`1`");

    private static readonly Key<int> MemberActor = Key<int>.Required("actor", Names.Actor, "The member.", -1);

    private static readonly Section MemberSection = new("member", "A member of an organisation.", MemberActor, VotesKey);

    private static readonly Form<Member> MemberForm = new ShortOrLongForm<Member>(
        new MappedForm<int, Member>(Names.Actor, actor => new Member(actor)),
        new SectionForm<Member>(MemberSection, values => new Member(values.Get(MemberActor), values.Get(VotesKey))));

    private static readonly Key<int> ActorKey = Key<int>.Required("actor", Names.Actor, "The actor that speaks for the organisation.", -1);

    private static readonly Key<Placed<Member>[]> MembersKey = Key<Placed<Member>[]>.Required(
        "members", new ListForm<Member>(MemberForm), "Who decides.", []);

    private static readonly Key<Placed<DecisionRule>[]> DecisionsKey = Key<Placed<DecisionRule>[]>.Required(
        "decisions", new ListForm<DecisionRule>(DecisionSection.Form), "On which issues, and how.", []);

    public static Section Section { get; } = new(
        "organisation", "An actor whose positions on some issues its members decide.", ActorKey, MembersKey, DecisionsKey);

    public static Form<Organisation> Form { get; } = new SectionForm<Organisation>(Section, Read);

    private static Organisation Read(SectionValues values)
    {
        var context = values.Context;
        var (actor, members, decisions) = (values.Get(ActorKey), values.Get(MembersKey), values.Get(DecisionsKey));
        if (values.Has(MembersKey) && members.Length == 0 && values.At(MembersKey) is Yaml.Sequence { Items.Count: 0 })
        {
            context.Add(ProblemKinds.NoMembers, values.At(MembersKey), "The organisation has no members.", "List at least one actor.");
        }

        var seen = new HashSet<int>();
        foreach (var (member, node) in members)
        {
            if (member.Actor >= 0 && member.Actor == actor)
            {
                context.Add(ProblemKinds.RelationToOneself, node, $"`{context.Actors.Names[actor]}` is declared a member of itself.", "Remove it from `members`.");
            }
            else if (member.Actor >= 0 && !seen.Add(member.Actor))
            {
                context.Add(ProblemKinds.DuplicateName, node, $"`{context.Actors.Names[member.Actor]}` is listed twice.", "Keep one; use `votes` for its weight.");
            }
        }

        var issues = new HashSet<int>();
        foreach (var (decision, node) in decisions)
        {
            if (decision.Issue >= 0 && !issues.Add(decision.Issue))
            {
                context.Add(ProblemKinds.DecidedTwice, node, $"The organisation decides `{context.Issues.Names[decision.Issue]}` twice.", "Keep one decision for each issue.");
            }

            foreach (var veto in decision.VetoPlayers)
            {
                if (!seen.Contains(veto))
                {
                    context.Add(ProblemKinds.VetoWithoutMembership, node, $"The veto player `{context.Actors.Names[veto]}` is no member.",
                        "Add it to `members`, or remove it from `veto`.");
                }
            }
        }

        return new Organisation
        {
            Actor = actor,
            Members = [.. members.Select(member => member.Value).OrderBy(member => member.Actor)],
            Decisions = [.. decisions.Select(decision => decision.Value)],
        };
    }
}
