using StanceSim.Model.Changes;
using StanceSim.Model.Messages;

namespace StanceSim.Model.Influence;

/// <summary>
/// The default rule: persuasion weighted by affinity and credibility, repulsion by those held in low regard, a pull to the
/// anchor, loss of effect with distance, and deterrence apart from belief. Equations in docs/model.md.
/// </summary>
/// <remarks>
/// Established parts: repulsion to the mirror position under negative ties (Altafini 2013), the anchor (Friedkin and Johnsen
/// 1990), bounded confidence (Hegselmann and Krause 2002, here smooth). Their combination, and deterrence as a shift of the
/// worth of acting rather than of belief, are our choice.
/// </remarks>
public sealed class Diplomatic(DiplomaticParameters parameters) : IInfluenceRule
{
    public static RuleDefinition Definition { get; } = new(
        "diplomatic",
        "Messages persuade by affinity and credibility, antagonists repel, interests pull back, warnings deter.",
        "docs/model.md",
        DiplomaticParameters.Definitions,
        settings => new Diplomatic(DiplomaticParameters.From(settings)));

    public string Name => Definition.Name;

    public void Update(Tick tick, int first, int last)
    {
        for (var actor = first; actor < last; actor++)
        {
            var heard = tick.HeardBy(actor);
            for (var issue = 0; issue < tick.World.IssueCount; issue++)
            {
                MovePosition(tick, actor, issue, heard);

                if (tick.World.HasMessages)
                {
                    WarningChannel.Apply(tick, parameters, actor, issue, heard);
                }
            }
        }
    }

    private void MovePosition(Tick tick, int actor, int issue, List<Message> heard)
    {
        var world = tick.World;
        var cell = (actor * world.IssueCount) + issue;
        var own = tick.Now.Positions[cell];
        tick.Pushes.Clear();
        CollectStatements(tick, actor, issue, own);
        CollectMessages(tick, actor, issue, own, heard);

        double total = 0;
        foreach (var push in tick.Pushes)
        {
            total += push.Weight;
        }

        var openness = world.Susceptibility[cell];
        var share = openness / Math.Max(1, total);
        double sum = 0, strongest = 0;
        Cause? mover = null;
        foreach (var push in tick.Pushes)
        {
            var amount = share * push.Weight * (push.Target - own);
            sum += amount;
            tick.Log?.Add(push.Mechanism, push.Source, push.Message?.Id, amount);
            if (push.Message is { } message && Math.Abs(amount) > strongest)
            {
                (strongest, mover) = (Math.Abs(amount), new Cause(message.Id, message.Depth));
            }
        }

        var pull = parameters.AnchorPull * (1 - openness) * (world.Anchors[cell] - own);
        tick.Log?.Add(Mechanism.Anchor, -1, null, pull);
        var unbounded = own + (sum + pull);
        var after = Math.Clamp(unbounded, world.Issues[issue].Low, world.Issues[issue].High);
        tick.Log?.Add(Mechanism.Bound, -1, null, after - unbounded);
        tick.Next.Positions[cell] = after;
        tick.TellPosition(actor, issue);
        if (world.HasMessages)
        {
            tick.Next.Movers[cell] = mover ?? tick.Now.Movers[cell];
        }
    }

    /// <summary>What neighbours state every tick, by attention and affinity. Those without a view, or who speak only in messages, state nothing.</summary>
    private void CollectStatements(Tick tick, int actor, int issue, double own)
    {
        var network = tick.World.Network;
        for (var edge = network.RowStarts[actor]; edge < network.RowStarts[actor + 1]; edge++)
        {
            var speaker = network.Columns[edge];
            var attention = network.AttentionOn(actor, edge);
            if (speaker == actor || attention == 0 || !tick.World.StatesEveryTick(speaker, issue))
            {
                continue;
            }

            var affinity = tick.Now.Affinities.Length == 0 ? 1 : tick.Now.Affinities[edge];
            var said = tick.Now.Said[(speaker * tick.World.IssueCount) + issue];
            Collect(tick, Mechanism.RoutineStatement, speaker, null, issue, own, said, affinity, parameters.Routine * attention);
        }
    }

    private void CollectMessages(Tick tick, int actor, int issue, double own, List<Message> heard)
    {
        foreach (var message in heard)
        {
            var content = message.Content;
            if (content.Issue != issue || WarningChannel.Deters(message, actor))
            {
                continue;
            }

            var speaker = message.ApparentSender;
            var regard = speaker < 0 ? 1 : tick.AffinityNow(actor, speaker);
            var uncertainty = tick.World.UncertaintyOf(actor, issue);
            var weight = parameters.Persuasion
                * tick.WeightOf(message)
                * tick.World.SalienceOf(actor, issue)
                * WarningChannel.ShareOf(tick.World, message, actor)
                * (uncertainty / (uncertainty + parameters.Noise))
                * (message.IsAddressedTo(actor) ? 1 : parameters.Bystander);
            Collect(tick, Mechanism.Persuasion, message.Sender, message, issue, own, message.Position, regard, weight);
        }
    }

    /// <summary>Friends pull to what they say, antagonists to its mirror image; both less the further away that is.</summary>
    private void Collect(
        Tick tick, Mechanism mechanism, int source, Message? message, int issue, double own, double said, double affinity, double weight)
    {
        var scale = tick.World.Issues[issue];
        var target = affinity >= 0 ? said : (2 * scale.Middle) - said;
        var distance = (target - own) / (parameters.ConfidenceBound * scale.HalfWidth);
        var confidence = 1 / (1 + (distance * distance));
        tick.Pushes.Add(new Push(mechanism, source, message, weight * Math.Abs(affinity) * confidence, target));
    }
}
