using StanceSim.Model.Relations;

namespace StanceSim.Model.Tests.Relations;

/// <summary>A network that does not fit its actors is refused before a run reads it.</summary>
public sealed class NetworkTests
{
    [Fact]
    public void A_network_of_its_actors_is_accepted() => new Network { RowStarts = [0, 1, 2], Columns = [1, 0] }.Check(2);

    [Theory]
    [InlineData(new[] { 0, 1 }, new[] { 1 }, 0)]
    [InlineData(new[] { 0, 1, 3 }, new[] { 1, 0 }, 0)]
    [InlineData(new[] { 1, 1, 2 }, new[] { 1, 0 }, 0)]
    [InlineData(new[] { 0, 2, 1 }, new[] { 1 }, 0)]
    [InlineData(new[] { 0, 1, 2 }, new[] { 2, 0 }, 0)]
    [InlineData(new[] { 0, 1, 2 }, new[] { -1, 0 }, 0)]
    [InlineData(new[] { 0, 2, 2 }, new[] { 1, 0 }, 0)]
    [InlineData(new[] { 0, 1, 2 }, new[] { 1, 0 }, 1)]
    public void Any_other_is_refused(int[] rows, int[] columns, int attention)
    {
        var network = new Network { RowStarts = [.. rows], Columns = [.. columns], Attention = [.. new double[attention]] };
        Assert.Throws<ArgumentException>(() => network.Check(2));
    }
}
