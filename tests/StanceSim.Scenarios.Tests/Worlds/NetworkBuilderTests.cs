using StanceSim.Model.Relations;

namespace StanceSim.Scenarios.Tests.Worlds;

public sealed class NetworkBuilderTests
{
    private const string OneMessage = "messages: [{tick: 1, from: LTU, kind: statement}]\n";

    [Fact]
    public void Friendly_ties_saturate_and_rivalries_are_set_off_against_them()
    {
        var network = Sample.World(OneMessage + """
            ties:
              - {from: LTU, to: RUS, type: economic, weight: 0.5}
              - {from: LTU, to: RUS, type: treaty, weight: 0.5}
              - {from: LTU, to: RUS, type: rivalry, weight: 0.8}
              - {from: RUS, to: BLR, type: alliance, weight: 0.7, mutual: true}
            """).Network;

        Assert.Equal(0.75 - 0.8, Affinity(network, 0, 1), 1e-15);
        Assert.Equal(0, Affinity(network, 1, 0));
        Assert.Equal(0.7, Affinity(network, 1, 2), 1e-15);
        Assert.Equal(0.7, Affinity(network, 2, 1), 1e-15);
    }

    [Fact]
    public void Declared_regard_replaces_what_ties_give() =>
        Assert.Equal(-0.2, Affinity(
            Sample.World(OneMessage + "actors: [{id: LTU, affinities: {RUS: -0.2}}, {id: RUS}]\nties: [{from: LTU, to: RUS, type: economic}]").Network, 0, 1));

    [Fact]
    public void Attention_goes_by_strength_of_ties_times_capability()
    {
        var network = Sample.World("""
            actors: [{id: LTU}, {id: RUS, capability: 3}, {id: BLR, capability: 0.5}]
            ties:
              - {from: LTU, to: RUS, type: rivalry, weight: 0.5}
              - {from: LTU, to: BLR, type: economic, weight: 1}
            """).Network;

        Assert.Equal(0.75, Attention(network, 0, 1), 1e-15);
        Assert.Equal(0.25, Attention(network, 0, 2), 1e-15);
        Assert.Equal(0, network.DegreeOf(1));
    }

    [Fact]
    public void Declared_attention_replaces_a_whole_row_and_is_divided_by_its_sum()
    {
        var network = Sample.World("""
            ties: [{from: LTU, to: RUS, type: economic}, {from: RUS, to: LTU, type: economic}]
            attention: {LTU: {LTU: 1, BLR: 3}}
            model: {rule: degroot}
            """).Network;

        Assert.Equal([0, 2], network.Columns[..network.RowStarts[1]]);
        Assert.Equal([0.25, 0.75], network.Attention[..network.RowStarts[1]]);
        Assert.Equal(1, Attention(network, 1, 0));
    }

    [Fact]
    public void A_declared_row_that_sums_to_1_keeps_its_bits() =>
        Assert.Equal([0.1, 0.2, 0.7], Sample.World("attention: {LTU: {LTU: 0.1, RUS: 0.2, BLR: 0.7}}").Network.Attention);

    [Fact]
    public void Where_there_are_messages_everybody_has_a_regard_for_everybody_else()
    {
        var network = Sample.World(OneMessage).Network;

        Assert.Equal(6, network.EdgeCount);
        Assert.Equal(new double[6], network.InitialAffinity);
        Assert.Equal(new double[6], network.Attention);
    }

    [Fact]
    public void Beyond_256_actors_only_pairs_with_a_relation_have_a_regard() =>
        Assert.Equal(1, Sample.World(OneMessage + "ties: [{from: LTU, to: RUS, type: treaty}]\npopulations: [{id: citizen, count: 254}]").Network.EdgeCount);

    [Fact]
    public void A_random_network_has_its_pairs_in_both_directions_and_none_with_oneself() =>
        Gen.Select(Gen.Int[2, 60], Gen.Double[0, 1], Gen.ULong[0, 1_000_000]).Sample((count, share, seed) =>
        {
            var degree = Math.Round(share * (count - 1), 3);
            var network = RandomNetwork(count, degree, seed);
            var pairs = (int)Math.Min(count * degree / 2, count * (count - 1.0) / 2);

            Assert.Equal(2 * pairs, network.EdgeCount);
            Assert.True(network.IsUniform);
            for (var listener = 0; listener < count; listener++)
            {
                var row = network.Columns[network.RowStarts[listener]..network.RowStarts[listener + 1]];
                Assert.Equal(row.Distinct().Order(), row);
                Assert.DoesNotContain(listener, row);
                Assert.All(row, speaker => Assert.True(network.Find(speaker, listener) >= 0));
            }
        }, iter: 50);

    [Fact]
    public void The_seed_decides_a_random_network()
    {
        Assert.Equal(RandomNetwork(100, 4, 1).Columns, RandomNetwork(100, 4, 1).Columns);
        Assert.NotEqual(RandomNetwork(100, 4, 1).Columns, RandomNetwork(100, 4, 2).Columns);
    }

    [Fact]
    public void Every_pair_of_a_random_network_is_equally_likely()
    {
        // 190 pairs of 20 actors, 19 of them drawn in each of 400 networks: 40 times each on average.
        var counts = Enumerable.Range(0, 400).SelectMany(seed =>
        {
            var network = RandomNetwork(20, 1.9, (ulong)seed);
            return Enumerable.Range(0, 20).SelectMany(one =>
                network.Columns[network.RowStarts[one]..network.RowStarts[one + 1]].Where(other => other > one).Select(other => (one, other)));
        }).CountBy(pair => pair).ToArray();

        Assert.Equal(190, counts.Length);
        // Chi-square with 189 degrees of freedom: 288 is exceeded once in a million. The draws are fixed, so this is no gamble.
        Assert.InRange(counts.Sum(count => (count.Value - 40.0) * (count.Value - 40.0) / 36), 100, 288);
    }

    [Fact]
    public void A_complete_network_joins_everyone_but_oneself()
    {
        var network = Sample.World("actors: []\npopulations: [{id: citizen, count: 5, network: {kind: complete}}]").Network;

        Assert.Equal(20, network.EdgeCount);
        Assert.Equal([0, 1, 3, 4], network.Columns[network.RowStarts[2]..network.RowStarts[3]]);
        Assert.True(network.IsUniform);
        Assert.Empty(network.InitialAffinity);
    }

    [Fact]
    public void Generated_ties_count_as_ties_of_their_weight()
    {
        var network = Sample.World(OneMessage + "populations: [{id: citizen, count: 3, network: {kind: complete, weight: 0.4}}]\nties: [{from: citizen-1, to: LTU, type: cultural, weight: 0.8}]").Network;

        Assert.Equal(0.4, Affinity(network, 3, 4), 1e-15);
        Assert.Equal(0.25, Attention(network, 3, 4), 1e-15);
        Assert.Equal(0.5, Attention(network, 3, 0), 1e-15);
    }

    private static Network RandomNetwork(int count, double degree, ulong seed) => Sample.World(
        FormattableString.Invariant($"seed: {seed}\nactors: []\npopulations: [{{id: citizen, count: {count}, network: {{kind: random, degree: {degree}}}}}]")).Network;

    private static double Affinity(Network network, int listener, int speaker) => network.InitialAffinity[network.Find(listener, speaker)];

    private static double Attention(Network network, int listener, int speaker) => network.Attention[network.Find(listener, speaker)];
}
