using StanceSim.Model.Relations;

namespace StanceSim.Model.Tests.Worlds;

/// <summary>Small networks for tests.</summary>
internal static class Networks
{
    /// <summary>Everyone listens equally to everyone else; nobody has regard that changes.</summary>
    public static Network Complete(int actors) => new()
    {
        RowStarts = [.. Enumerable.Range(0, actors + 1).Select(actor => actor * (actors - 1))],
        Columns = [.. Enumerable.Range(0, actors).SelectMany(actor => Enumerable.Range(0, actors).Where(other => other != actor))],
    };

    /// <summary>W as published: an edge wherever the weight is not 0.</summary>
    public static Network FromAttention(double[][] weights) => new()
    {
        RowStarts = [0, .. weights.Select((_, row) => weights.Take(row + 1).Sum(r => r.Count(weight => weight != 0)))],
        Columns = [.. weights.SelectMany(row => row.Select((weight, column) => (weight, column)).Where(cell => cell.weight != 0).Select(cell => cell.column))],
        Attention = [.. weights.SelectMany(row => row.Where(weight => weight != 0))],
    };

    /// <summary>Regard of everyone for everyone else; the attention of each goes equally to all others, or to nobody.</summary>
    public static Network FromRegard(double[][] regard, bool isAttentive = false)
    {
        var complete = Complete(regard.Length);
        return new Network
        {
            RowStarts = complete.RowStarts,
            Columns = complete.Columns,
            Attention = [.. complete.Columns.Select(_ => isAttentive ? 1.0 / (regard.Length - 1) : 0)],
            InitialAffinity = [.. regard.SelectMany((row, actor) => row.Where((_, other) => other != actor))],
        };
    }

    /// <summary>The same regard of everyone for everyone else, and no attention to routine statements.</summary>
    public static Network Regard(int actors, double regard) =>
        FromRegard([.. Enumerable.Range(0, actors).Select(_ => Enumerable.Repeat(regard, actors).ToArray())]);
}
