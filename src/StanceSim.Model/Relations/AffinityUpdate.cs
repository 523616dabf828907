using StanceSim.Model.Changes;
using StanceSim.Model.Messages;

namespace StanceSim.Model.Relations;

/// <summary>
/// Phase 2: acts move affinities. To its addressee j, an act of intensity g by i changes a[j,i] by η·(g/10)·weight. An
/// observer j who is neither changes its regard by structural balance (Heider 1946; Cartwright and Harary 1956): its regard
/// for the sender by η_b·(g/10)·weight·a[j,target], and for the target by η_b·(g/10)·weight·a[j,i].
/// </summary>
internal static class AffinityUpdate
{
    /// <summary>Writes the actor's row of the next frame's affinities. Reads only its row of the frame now.</summary>
    public static void Apply(Tick tick, int observer, List<Message> heard)
    {
        var network = tick.World.Network;
        int start = network.RowStarts[observer], end = network.RowStarts[observer + 1];
        for (var edge = start; edge < end; edge++)
        {
            Move(tick, observer, edge, network.Columns[edge], heard);
        }
    }

    private static void Move(Tick tick, int observer, int edge, int other, List<Message> heard)
    {
        var before = tick.Now.Affinities[edge];
        double sum = 0;
        foreach (var message in heard)
        {
            sum += Told(tick.Log, Mechanism.Act, message, ByAct(tick, observer, other, message));
            sum += Told(tick.Log, Mechanism.Balance, message, ByBalance(tick, observer, other, message));
        }

        var after = Math.Clamp(before + sum, -1, 1);
        tick.Log?.Add(Mechanism.Bound, -1, null, after - (before + sum));
        tick.Log?.Close(tick.Number, observer, Variable.Affinity, other, before, after);
        tick.Next.Affinities[edge] = after;
    }

    private static double ByAct(Tick tick, int observer, int other, Message message) =>
        message.Sender == other && message.IsAddressedTo(observer) && !IsDeniable(message)
            ? tick.World.Relations.ActEffect * tick.WeightOf(message) * message.Content.Intensity / 10
            : 0;

    private static double ByBalance(Tick tick, int observer, int other, Message message)
    {
        if (message.IsAddressedTo(observer) || IsDeniable(message))
        {
            return 0;
        }

        double friends = 0;
        if (message.Sender == other)
        {
            foreach (var target in message.Content.Addressees)
            {
                friends += tick.AffinityNow(observer, target);
            }

            friends /= Math.Max(1, message.Content.Addressees.Length);
        }
        else if (message.IsAddressedTo(other))
        {
            friends = tick.AffinityNow(observer, message.Sender);
        }

        return friends * tick.World.Relations.BalanceEffect * tick.WeightOf(message) * message.Content.Intensity / 10;
    }

    /// <summary>Nobody can be thanked or blamed for a message whose sender is unknown.</summary>
    private static bool IsDeniable(Message message) => message.Content.Attribution == Attribution.Anonymous;

    private static double Told(ChangeLog? log, Mechanism mechanism, Message message, double amount)
    {
        log?.Add(mechanism, message.Sender, message.Id, amount);
        return amount;
    }
}
