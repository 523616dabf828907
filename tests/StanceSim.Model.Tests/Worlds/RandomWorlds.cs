using System.Collections.Immutable;
using StanceSim.Model.Expressions;
using StanceSim.Model.Influence;
using StanceSim.Model.Messages;
using StanceSim.Model.Organisations;
using StanceSim.Model.Policies;
using StanceSim.Model.Relations;

namespace StanceSim.Model.Tests.Worlds;

/// <summary>Worlds of two to six actors with everything in them: every rule, manner, channel, procedure and sort of policy.</summary>
internal static class RandomWorlds
{
    /// <summary>In [0, 1], with its ends often.</summary>
    private static readonly Gen<double> Share = Gen.Frequency((1, Gen.Const(0.0)), (1, Gen.Const(1.0)), (4, Gen.Double[0, 1]));

    private static readonly Gen<double> Signed = Gen.Frequency((1, Gen.OneOf(-1.0, 0.0, 1.0)), (4, Gen.Double[-1, 1]));

    private static readonly Gen<Issue> AnyIssue = Gen.OneOf(
        new Issue { Id = "signed" }, new Issue { Id = "unit", Low = 0, High = 1 }, new Issue { Id = "percent", Low = 0, High = 100 });

    private static readonly Gen<IInfluenceRule> Diplomatic =
        from routine in Share
        from persuasion in Gen.Double[0, 10]
        from bound in Gen.Double[0.01, 10]
        from pull in Share
        from deterrence in Gen.Double[0, 2]
        from decay in Share
        select Rules.Diplomatic(
            ("routine", routine), ("persuasion", persuasion), ("confidenceBound", bound), ("anchorPull", pull),
            ("deterrence", deterrence), ("deterrenceDecay", decay));

    public static Gen<Sketch> Diplomacy { get; } = Worlds(_ => Diplomatic);

    /// <summary>Diplomatic worlds, and the classical rules in worlds that have messages all the same.</summary>
    public static Gen<Sketch> All { get; } = Worlds(issues => Gen.OneOf(
        Diplomatic,
        Gen.Const(Rules.DeGroot()),
        Gen.Double[-1, 1].Array[issues * issues].Select(coupling => Rules.FriedkinJohnsen([.. coupling])),
        Gen.Double[0, 1].Select(Rules.HegselmannKrause),
        Gen.Double[0, 1].Select(bound => Rules.DeffuantWeisbuch(bound))));

    private static Gen<Sketch> Worlds(Func<int, Gen<IInfluenceRule>> rules) =>
        from actors in Gen.Int[2, 6]
        from issues in AnyIssue.Array[1, 3]
        let cells = actors * issues.Length
        from positions in Share.Array[cells]
        from anchors in Share.Array[cells]
        from isAnchored in Gen.Bool
        from susceptibility in Share.Array[cells]
        from salience in Share.Array[cells]
        from uncertainty in Gen.Double[0, 2].Array[cells]
        from capability in Gen.Double[0, 3].Array[actors]
        from speaks in Gen.Bool.Array[actors]
        from allSpeak in Gen.Bool
        from views in Gen.Bool.Array[cells]
        from allHoldViews in Gen.Bool
        from network in Relations(actors)
        from rule in rules(issues.Length)
        from schedule in Dated(actors, issues).Array[0, 8]
        from policies in AnyPolicy(actors, issues).Array[0, 4]
        from organisations in AnyOrganisation(actors, issues.Length).Array[0, 2]
        from cascade in Gen.Int[1, 4]
        select new Sketch
        {
            Issues = [.. issues.Select((issue, k) => issue with { Id = $"{issue.Id}{k}" })],
            Positions = OnScales(positions, issues),
            Anchors = OnScales(isAnchored ? positions : anchors, issues),
            Susceptibility = [.. susceptibility],
            Salience = [.. salience],
            Uncertainty = [.. uncertainty],
            Capability = [.. capability],
            SpeaksRoutinely = allSpeak ? [] : [.. speaks],
            HoldsView = allHoldViews ? [] : [.. views],
            Network = network,
            Rule = rule,
            Schedule = [.. schedule.Select((message, n) => message with { Id = $"m{n}" })],
            Policies = [.. policies.Select((policy, n) => policy with { Id = $"p{n}" })],
            Organisations = [.. organisations.DistinctBy(organisation => organisation.Actor)],
            Relations = new RelationParameters { ActEffect = 1, BalanceEffect = 0.5 },
            CascadeLimit = cascade,
            Ticks = 8,
        };

    private static ImmutableArray<double> OnScales(double[] shares, Issue[] issues) =>
        [.. shares.Select((share, cell) => OnScale(share, issues[cell % issues.Length]))];

    private static double OnScale(double share, Issue issue) =>
        Math.Clamp(issue.Low + (share * (issue.High - issue.Low)), issue.Low, issue.High);

    /// <summary>Regard for everyone, attention to some; some listen to nobody.</summary>
    private static Gen<Network> Relations(int actors) =>
        from regard in Signed.Array[actors * actors]
        from attention in Share.Array[actors * actors]
        select new Network
        {
            RowStarts = [.. Enumerable.Range(0, actors + 1).Select(row => row * actors)],
            Columns = [.. Enumerable.Range(0, actors * actors).Select(edge => edge % actors)],
            Attention = [.. attention.Select((weight, edge) => Normalised(weight, attention.AsSpan(edge / actors * actors, actors)))],
            InitialAffinity = [.. regard],
        };

    private static double Normalised(double weight, ReadOnlySpan<double> row)
    {
        double sum = 0;
        foreach (var other in row)
        {
            sum += other;
        }

        return sum == 0 ? 0 : weight / sum;
    }

    private static Gen<MessageContent> Content(int actors, Issue[] issues) =>
        from kind in Gen.OneOf(Say.Statement, Say.Warning, Say.Kind("act"))
        from addressees in Gen.Int[0, actors - 1].Array[0, 2]
        from issue in Gen.Int[-1, issues.Length - 1]
        from position in Share
        from isOwn in Gen.Bool
        from intensity in Gen.Double[-10, 10]
        from explicitness in Gen.OneOf(Explicitness.Explicit, Explicitness.Implicit)
        from attribution in Gen.OneOf(Attribution.OnRecord, Attribution.Anonymous, Attribution.Leak)
        from isPrivate in Gen.Bool
        from stage in Gen.OneOf(Stage.CarriedOut, Stage.Planned)
        from credibility in Gen.Double[0.01, 1]
        from delay in Gen.Int[0, 2]
        from loss in Share
        from leak in Share
        from leakDelay in Gen.Int[0, 2]
        from via in Gen.Int[-1, actors - 1]
        select new MessageContent
        {
            Kind = kind,
            Addressees = [.. addressees.Distinct().Order()],
            Issue = issue,
            Position = isOwn || issue < 0 ? null : OnScale(position, issues[issue]),
            Intensity = intensity,
            Explicitness = explicitness,
            Attribution = attribution,
            Audience = isPrivate && addressees.Length > 0 ? Audience.Private : Audience.Public,
            Stage = stage,
            Credibility = credibility,
            Delay = delay,
            Loss = loss,
            LeakProbability = leak,
            LeakDelay = leakDelay,
            Via = via,
        };

    private static Gen<Expression> Condition(int actors, Issue[] issues) =>
        from issue in Gen.Int[0, issues.Length - 1]
        from subject in Gen.Int[-1, actors - 1]
        from other in Gen.Int[0, actors - 1]
        from threshold in Share
        from expression in Gen.OneOf<Expression>(
            new Operation(Operator.Less, new PositionOf(subject, issue), new Constant(OnScale(threshold, issues[issue]))),
            new Operation(Operator.AtLeast, new ResolveOf(-1, issue), new Constant(OnScale(threshold, issues[issue]))),
            new Operation(Operator.Greater, new AffinityOf(-1, other), new Constant(threshold - 0.5)),
            new Operation(Operator.Greater, new DeterrenceOf(-1, issue), new Constant(threshold - 0.5)),
            new Operation(Operator.AtLeast, new TickNumber(), new Constant(4)),
            new HasHeard(new MessagePattern { Senders = [other] }))
        select expression;

    private static Gen<ScheduledMessage> Dated(int actors, Issue[] issues) =>
        from content in Content(actors, issues)
        from sender in Gen.Int[0, actors - 1]
        from tick in Gen.Int[0, 6]
        from isConditional in Gen.Bool
        from condition in Condition(actors, issues)
        from until in Gen.Int[0, 8]
        select new ScheduledMessage
        {
            Id = "",
            Sender = sender,
            Tick = tick,
            Content = content,
            Condition = isConditional ? condition : null,
            Until = isConditional ? until : int.MaxValue,
        };

    private static Gen<Policy> AnyPolicy(int actors, Issue[] issues) =>
        from actor in Gen.Int[0, actors - 1]
        from content in Content(actors, issues)
        from reacts in Gen.Bool
        from senders in Gen.Int[0, actors - 1].Array[0, 2]
        from isConditional in Gen.Bool
        from condition in Condition(actors, issues)
        from probability in Share
        from cooldown in Gen.Int[0, 2]
        from limit in Gen.Int[1, 5]
        from delay in Gen.Int[0, 2]
        from replies in Gen.Bool
        select new Policy
        {
            Id = "",
            Actor = actor,
            On = reacts ? new MessagePattern { Senders = [.. senders] } : null,
            When = isConditional ? condition : null,
            Probability = probability,
            Cooldown = cooldown,
            Limit = limit,
            Delay = delay,
            Say = content,
            ReplyToSender = replies,
        };

    private static Gen<Organisation> AnyOrganisation(int actors, int issues) =>
        from actor in Gen.Int[0, actors - 1]
        from votes in Gen.Int[0, 3].Array[actors]
        from procedure in Gen.OneOf(
            Procedure.Unanimity, Procedure.QualifiedMajority, Procedure.Majority, Procedure.WeightedMedian)
        from issue in Gen.Int[0, issues - 1]
        from quota in Gen.Double[0.51, 1]
        from hasVeto in Gen.Bool
        from meetings in Gen.Int[0, 7].Array[0, 3]
        let members = votes.Select((vote, member) => new Member(member, vote)).Where(m => m.Votes > 0 && m.Actor != actor).ToArray()
        let all = members.Length > 0 ? members : [new Member(actor == 0 ? 1 : 0)]
        select new Organisation
        {
            Actor = actor,
            Members = [.. all],
            Decisions =
            [
                new DecisionRule
                {
                    Issue = issue,
                    Procedure = procedure,
                    Quota = quota,
                    VetoPlayers = hasVeto ? [all[^1].Actor] : [],
                    Meetings = [.. meetings.Distinct().Order()],
                },
            ],
        };
}
