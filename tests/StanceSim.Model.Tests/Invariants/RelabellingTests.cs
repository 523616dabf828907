using System.Collections.Immutable;
using StanceSim.Model.Messages;
using StanceSim.Model.Organisations;
using StanceSim.Model.Relations;
using StanceSim.Model.Tests.Worlds;

namespace StanceSim.Model.Tests.Invariants;

/// <summary>
/// Actors in another order give the same results in that order. Sums run in another order then, so equality is to the bit only
/// where every sum is exact. Draws are keyed by actor, so worlds here have no chance in them.
/// </summary>
public sealed class RelabellingTests
{
    private static readonly Gen<int[]> SixShuffled = Gen.Shuffle(Enumerable.Range(0, 6).ToArray());

    [Fact]
    public void Exact_sums_permute_to_the_bit() =>
        Gen.Select(Gen.Int[-64, 64].Array[6], Gen.Int[0, 15].Array[36], SixShuffled, Gen.Int[0, 64]).Sample((numerators, weights, order, bound) =>
        {
            // Multiples of 1/64 and 1/16 with rows that sum to 1: no product or sum of a tick is rounded.
            var rows = weights.Chunk(6).Select((row, actor) => Sixteenths(row, actor)).ToArray();
            var sketch = new Sketch
            {
                Positions = [.. numerators.Select(numerator => numerator / 64.0)],
                Network = Networks.FromAttention(rows),
                Ticks = 1,
            };
            foreach (var rule in new[] { Rules.DeGroot(), Rules.FriedkinJohnsen(), Rules.HegselmannKrause(bound / 64.0) })
            {
                var plain = sketch with { Rule = rule };
                Assert.Equal(Permute(Run.Of(plain).Last, 1, order), Run.Of(Permute(plain, order)).Last);
            }
        });

    [Fact]
    public void Everything_permutes_but_for_rounding() =>
        Gen.Select(RandomWorlds.Diplomacy, SixShuffled).Sample((random, shuffled) =>
        {
            var order = shuffled.Where(actor => actor < random.ActorCount).ToArray();
            var sketch = WithoutChance(random);
            var (plain, permuted) = (Run.Of(sketch), Run.Of(Permute(sketch, order)));

            for (var tick = 0; tick < plain.Positions.Length; tick++)
            {
                AssertNear(Permute(plain.Positions[tick], sketch.Issues.Length, order), permuted.Positions[tick], 100 * 1e-12);
                AssertNear(Permute(plain.Deterrence[tick], sketch.Issues.Length, order), permuted.Deterrence[tick], 1e-12);
            }
        });

    private static double[] Sixteenths(int[] row, int actor)
    {
        var left = 16;
        var shares = row.Select(weight =>
        {
            var share = Math.Min(weight, left);
            left -= share;
            return share / 16.0;
        }).ToArray();
        shares[actor] += left / 16.0;
        return shares;
    }

    private static void AssertNear(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    private static Sketch WithoutChance(Sketch sketch) => sketch with
    {
        Policies = [],
        Schedule =
        [
            .. sketch.Schedule.Select(message => message with
            {
                Condition = null,
                Content = message.Content with { Loss = 0, LeakProbability = Math.Round(message.Content.LeakProbability) },
            }),
        ],
    };

    private static Sketch Permute(Sketch sketch, int[] order)
    {
        var issues = sketch.Issues.Length;
        return sketch with
        {
            Positions = [.. Permute([.. sketch.Positions], issues, order)],
            Anchors = [.. Permute([.. sketch.Anchors], issues, order)],
            Susceptibility = [.. Permute([.. sketch.Susceptibility], issues, order)],
            Salience = [.. Permute([.. sketch.Salience], issues, order)],
            Uncertainty = [.. Permute([.. sketch.Uncertainty], issues, order)],
            Capability = [.. Permute([.. sketch.Capability], 1, order)],
            SpeaksRoutinely = sketch.SpeaksRoutinely.IsEmpty ? [] : [.. order.Select(actor => sketch.SpeaksRoutinely[actor])],
            HoldsView = sketch.HoldsView.IsEmpty ? [] : [.. order.SelectMany(actor => sketch.HoldsView.Skip(actor * issues).Take(issues))],
            Network = Permute(sketch.Network, order),
            Schedule = [.. sketch.Schedule.Select(message => message with { Sender = Place(message.Sender), Content = Content(message.Content) })],
            Organisations = [.. sketch.Organisations.Select(Organisation)],
        };

        int Place(int actor) => Array.IndexOf(order, actor);

        MessageContent Content(MessageContent content) => content with
        {
            Addressees = [.. content.Addressees.Select(Place).Order()],
            Via = content.Via < 0 ? -1 : Place(content.Via),
        };

        Organisation Organisation(Organisation organisation) => new()
        {
            Actor = Place(organisation.Actor),
            Members = [.. organisation.Members.Select(member => member with { Actor = Place(member.Actor) }).OrderBy(member => member.Actor)],
            Decisions = [.. organisation.Decisions.Select(rule => rule with { VetoPlayers = [.. rule.VetoPlayers.Select(Place).Order()] })],
        };
    }

    /// <summary>Rows of a table in another order; an empty table stays so.</summary>
    private static double[] Permute(double[] table, int width, int[] order) =>
        table.Length == 0 ? [] : [.. order.SelectMany(actor => table.Skip(actor * width).Take(width))];

    private static Network Permute(Network network, int[] order)
    {
        var rows = order.Select(actor => Enumerable.Range(network.RowStarts[actor], network.DegreeOf(actor))
            .Select(edge => (Column: Array.IndexOf(order, network.Columns[edge]), Edge: edge))
            .OrderBy(edge => edge.Column)
            .ToArray()).ToArray();
        ImmutableArray<double> Reordered(ImmutableArray<double> values) =>
            values.IsEmpty ? [] : [.. rows.SelectMany(row => row.Select(edge => values[edge.Edge]))];
        return new Network
        {
            RowStarts = [0, .. rows.Select((_, place) => rows.Take(place + 1).Sum(row => row.Length))],
            Columns = [.. rows.SelectMany(row => row.Select(edge => edge.Column))],
            Attention = Reordered(network.Attention),
            InitialAffinity = Reordered(network.InitialAffinity),
        };
    }
}
