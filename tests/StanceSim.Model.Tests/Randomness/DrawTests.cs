using StanceSim.Model.Randomness;

namespace StanceSim.Model.Tests.Randomness;

public sealed class DrawTests
{
    private static readonly RunKey Key = new(2020, 4);

    [Fact]
    public void A_draw_is_a_function_of_its_key_and_of_every_part_of_it()
    {
        var draws = new List<ulong> { Bits(), Bits(seed: 2021), Bits(replicate: 5), Bits(tick: 8), Bits(actor: 4), Bits(purpose: Purpose.Leak), Bits(item: 1) };

        Assert.Equal(draws.Count, draws.Distinct().Count());
        Assert.Equal(draws[0], Bits());
    }

    /// <summary>Worked out apart from this code; if they change, so does every recorded run.</summary>
    [Theory]
    [InlineData(0, 0, 0, 0, Purpose.Loss, 0, 0xF269BC1661AD14FE)]
    [InlineData(1, 0, 0, 0, Purpose.Loss, 0, 0x2818A073639CD7C7)]
    [InlineData(2020, 4, 7, 3, Purpose.Policy, 0, 0x09C7AAC41D1CCD25)]
    [InlineData(ulong.MaxValue, int.MaxValue, -1, 5, Purpose.Network, ulong.MaxValue, 0x10AAE3564BD08FCB)]
    public void Draws_never_change(ulong seed, int replicate, int tick, int actor, Purpose purpose, ulong item, ulong bits) =>
        Assert.Equal(bits, Draw.Bits(new RunKey(seed, replicate), tick, actor, purpose, item));

    [Theory]
    [InlineData("", 0xCBF29CE484222325)]
    [InlineData("m001", 0xB65F9CA3B51C4BAB)]
    [InlineData("condemn-violence:LTU", 0xBFF3A3DAE5834D42)]
    public void Numbers_of_names_never_change(string name, ulong item) => Assert.Equal(item, Draw.ItemOf(name));

    [Fact]
    public void A_unit_never_changes() => Assert.Equal(0.9469258837358903, Draw.Unit(default, 0, 0, Purpose.Loss));

    [Fact]
    public void A_stream_gives_the_draws_of_its_key()
    {
        var stream = Draw.StreamOf(Key, 3, 2, Purpose.Pair);

        Assert.All(Enumerable.Range(0, 100), item => Assert.Equal(Draw.Bits(Key, 3, 2, Purpose.Pair, (ulong)item), Draw.At(stream, (ulong)item)));
    }

    [Theory]
    [InlineData(Part.Seed)]
    [InlineData(Part.Replicate)]
    [InlineData(Part.Tick)]
    [InlineData(Part.Actor)]
    [InlineData(Part.Item)]
    public void Draws_are_uniform_along_every_part_of_the_key(Part part)
    {
        const int draws = 100_000;
        const int cells = 100;
        var counts = new int[cells];
        for (var n = 0; n < draws; n++)
        {
            counts[(int)(Draw.ToUnit(Along(part, n)) * cells)]++;
        }

        var expected = (double)draws / cells;
        var chiSquare = counts.Sum(count => (count - expected) * (count - expected) / expected);

        // 99 degrees of freedom: 0.01 % and 99.99 % quantiles.
        Assert.InRange(chiSquare, 53, 162);
    }

    [Theory]
    [InlineData(Part.Seed)]
    [InlineData(Part.Replicate)]
    [InlineData(Part.Tick)]
    [InlineData(Part.Actor)]
    [InlineData(Part.Item)]
    public void Neighbouring_keys_give_unrelated_draws(Part part)
    {
        const int draws = 100_000;
        double sum = 0;
        for (var n = 0; n < draws; n++)
        {
            sum += (Draw.ToUnit(Along(part, n)) - 0.5) * (Draw.ToUnit(Along(part, n + 1)) - 0.5);
        }

        // The correlation of independent draws has a standard deviation of 1 / sqrt(draws), 0.0032.
        Assert.InRange(sum / draws * 12, -0.0125, 0.0125);
    }

    [Fact]
    public void Every_bit_is_set_half_of_the_time()
    {
        const int draws = 20_000;
        var set = new int[64];
        for (var n = 0; n < draws; n++)
        {
            var bits = Along(Part.Tick, n);
            for (var bit = 0; bit < 64; bit++)
            {
                set[bit] += (int)((bits >> bit) & 1);
            }
        }

        Assert.All(set, count => Assert.InRange(count, 9650, 10350));
    }

    [Fact]
    public void Units_lie_in_0_to_1_without_1()
    {
        Assert.Equal(0, Draw.ToUnit(0));
        Assert.Equal(1 - Math.ScaleB(1, -53), Draw.ToUnit(ulong.MaxValue));
    }

    [Theory]
    [InlineData(0UL, 7, 0)]
    [InlineData(ulong.MaxValue, 7, 6)]
    [InlineData(0x8000000000000000UL, 10, 5)]
    public void An_index_lies_below_its_count(ulong bits, int count, int index) => Assert.Equal(index, Draw.ToIndex(bits, count));

    private static ulong Bits(ulong seed = 2020, int replicate = 4, int tick = 7, int actor = 3, Purpose purpose = Purpose.Loss, ulong item = 0) =>
        Draw.Bits(new RunKey(seed, replicate), tick, actor, purpose, item);

    private static ulong Along(Part part, int n) => part switch
    {
        Part.Seed => Bits(seed: (ulong)n),
        Part.Replicate => Bits(replicate: n),
        Part.Tick => Bits(tick: n),
        Part.Actor => Bits(actor: n),
        _ => Bits(item: (ulong)n),
    };

    public enum Part
    {
        Seed,
        Replicate,
        Tick,
        Actor,
        Item,
    }
}
