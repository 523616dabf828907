using StanceSim.Model.Relations;

namespace StanceSim.Scenarios.Worlds;

/// <summary>What ties, declared regard and declared attention say about pairs of actors, before they become a network.</summary>
internal sealed class Relations
{
    /// <summary>Ties in both directions where mutual.</summary>
    public List<Tie> Ties { get; } = [];

    /// <summary>Declared regard by edge.</summary>
    public Dictionary<long, double> Affinities { get; } = [];

    /// <summary>Declared attention by listener.</summary>
    public Dictionary<int, Dictionary<int, double>> Attention { get; } = [];

    /// <summary>Sums over the ties of each edge.</summary>
    public Dictionary<long, TieSum> SumTies()
    {
        var sums = new Dictionary<long, TieSum>(Ties.Count);
        foreach (var tie in Ties)
        {
            var key = Edge.Key(tie.From, tie.To);
            sums[key] = (sums.TryGetValue(key, out var sum) ? sum : TieSum.None).With(tie.Weight);
        }

        return sums;
    }
}

/// <summary>What the ties of one actor to another come to.</summary>
/// <param name="Attention">Sum of strengths.</param>
/// <param name="WithoutFriendship">Product of 1 - w over friendly ties.</param>
/// <param name="WithoutRivalry">Product of 1 - |w| over rivalries.</param>
internal sealed record TieSum(double Attention, double WithoutFriendship, double WithoutRivalry)
{
    public static TieSum None { get; } = new(0, 1, 1);

    /// <summary>Regard: each sign saturates, then they are set off against each other.</summary>
    public double Affinity => WithoutRivalry - WithoutFriendship;

    public TieSum With(double weight) => weight >= 0
        ? this with { Attention = Attention + weight, WithoutFriendship = WithoutFriendship * (1 - weight) }
        : this with { Attention = Attention - weight, WithoutRivalry = WithoutRivalry * (1 + weight) };
}
