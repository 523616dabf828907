using StanceSim.Experiments.Results.Tables.Columns;
using StanceSim.Model;

namespace StanceSim.Experiments.Results.Recording;

/// <summary>The types of the ties from one actor to others, as a column of results numbers them.</summary>
internal sealed class TieCodes
{
    private readonly (int To, int Code)[][] ties;
    private readonly int[] codes;
    private int turned = -1;

    public TieCodes(World world, TextColumn column)
    {
        ties = new (int, int)[world.ActorCount][];
        codes = new int[world.ActorCount];
        codes.AsSpan().Fill(TextColumn.None);
        foreach (var from in world.Ties.GroupBy(tie => tie.From))
        {
            ties[from.Key] = [.. from.GroupBy(tie => tie.To).Select(pair => (
                pair.Key,
                column.CodeOf(string.Join('+', pair.Select(tie => tie.Type).Distinct().Order(StringComparer.Ordinal)))))];
        }
    }

    /// <summary>From now on ties are those of this actor. Changes come by actor, so a list of all pairs need not be searched.</summary>
    public void Turn(int actor)
    {
        if (actor == turned)
        {
            return;
        }

        foreach (var (to, _) in turned < 0 ? [] : ties[turned] ?? [])
        {
            codes[to] = TextColumn.None;
        }

        turned = actor;
        foreach (var (to, code) in ties[actor] ?? [])
        {
            codes[to] = code;
        }
    }

    /// <summary>Whether the actor has any.</summary>
    public bool HasAny => turned >= 0 && ties[turned] is not null;

    /// <summary>The types of the ties to an actor.</summary>
    public int To(int actor) => codes[actor];
}
