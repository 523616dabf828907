using StanceSim.Model.Changes;
using StanceSim.Model.Messages;

namespace StanceSim.Model.Influence;

/// <summary>
/// Deterrence: a warning or threat does not change what its addressee believes but what acting is worth to it. d' = (1-δ)d +
/// Σ θ·(|g|/10)·weight·c_i/(c_i+c_j)·p, with p the demanded position in half-widths from the middle; d stays in [-1, 1].
/// </summary>
internal static class WarningChannel
{
    public static bool Deters(Message message, int actor) => message.Content.Kind.Deters && message.IsAddressedTo(actor);

    /// <summary>The sender's part in the two sides' capability: 0.5 between equals, and of a sender the hearer does not know.</summary>
    public static double ShareOf(World world, Message message, int hearer)
    {
        double sender = world.CapabilityOf(message.Sender), other = world.CapabilityOf(hearer);
        return message.ApparentSender != message.Sender || sender + other == 0 ? 0.5 : sender / (sender + other);
    }

    public static void Apply(Tick tick, DiplomaticParameters parameters, int actor, int issue, List<Message> heard)
    {
        var cell = (actor * tick.World.IssueCount) + issue;
        var before = tick.Now.Deterrence[cell];
        var sum = -parameters.DeterrenceDecay * before;
        tick.Log?.Add(Mechanism.Decay, -1, null, sum);
        foreach (var message in heard)
        {
            if (message.Content.Issue == issue && Deters(message, actor))
            {
                var amount = Effect(tick, parameters, actor, issue, message);
                sum += amount;
                tick.Log?.Add(Mechanism.Deterrence, message.Sender, message.Id, amount);
            }
        }

        var after = Math.Clamp(before + sum, -1, 1);
        tick.Log?.Add(Mechanism.Bound, -1, null, after - (before + sum));
        tick.Log?.Close(tick.Number, actor, Variable.Deterrence, issue, before, after);
        tick.Next.Deterrence[cell] = after;
    }

    private static double Effect(Tick tick, DiplomaticParameters parameters, int actor, int issue, Message message)
    {
        var scale = tick.World.Issues[issue];
        return parameters.Deterrence
            * Math.Abs(message.Content.Intensity) / 10
            * tick.WeightOf(message)
            * ShareOf(tick.World, message, actor)
            * (message.Position - scale.Middle) / scale.HalfWidth;
    }
}
