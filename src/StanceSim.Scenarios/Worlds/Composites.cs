using StanceSim.Scenarios.Sections;

namespace StanceSim.Scenarios.Worlds;

/// <summary>
/// Regard within composite actors: a leader or ministry that somebody has no view of its own about is regarded as its state
/// is, and regards others as its state does, unless a tie or a declared affinity says otherwise.
/// </summary>
/// <remarks>
/// The regard of j for i is the first of: j for i, j for i's whole, j's whole for i, j's whole for i's whole. Our choice:
/// hearers know the envoy by the state that sent them better than the envoy knows the hearers.
/// </remarks>
internal sealed class Composites
{
    private readonly Relations relations;
    private readonly Dictionary<long, TieSum> ties;
    private readonly int[] wholes;

    /// <param name="relations">Ties and declared regard.</param>
    /// <param name="wholes">By actor: the actor it is part of, or -1.</param>
    public Composites(Relations relations, int[] wholes) => (this.relations, this.wholes, ties) = (relations, wholes, relations.SumTies());

    /// <summary>By actor: the actor it is part of, or -1.</summary>
    public static int[] WholesOf(IReadOnlyList<ActorSection> actors, int count)
    {
        var places = new Dictionary<string, int>(actors.Count);
        for (var actor = 0; actor < actors.Count; actor++)
        {
            places.TryAdd(actors[actor].Actor.Id, actor);
        }

        var wholes = new int[count];
        Array.Fill(wholes, -1);
        for (var actor = 0; actor < actors.Count; actor++)
        {
            wholes[actor] = actors[actor].Actor.PartOf is { } whole ? places.GetValueOrDefault(whole, -1) : -1;
        }

        return wholes;
    }

    /// <summary>Declares the regard that parts inherit.</summary>
    public void Inherit()
    {
        var inherited = new Dictionary<long, double>();
        for (var part = 0; part < wholes.Length; part++)
        {
            for (var other = 0; wholes[part] >= 0 && other < wholes.Length; other++)
            {
                Inherit(part, other, inherited);
                Inherit(other, part, inherited);
            }
        }

        foreach (var (edge, regard) in inherited)
        {
            relations.Affinities[edge] = regard;
        }
    }

    private void Inherit(int listener, int speaker, Dictionary<long, double> inherited)
    {
        if (listener != speaker && Regard(listener, speaker) is null
            && (Regard(listener, wholes[speaker]) ?? Regard(wholes[listener], speaker) ?? Regard(wholes[listener], wholes[speaker])) is { } regard)
        {
            inherited[Edge.Key(listener, speaker)] = regard;
        }
    }

    private double? Regard(int listener, int speaker)
    {
        if (listener < 0 || speaker < 0 || listener == speaker)
        {
            return null;
        }

        var edge = Edge.Key(listener, speaker);
        return relations.Affinities.TryGetValue(edge, out var declared) ? declared
            : ties.TryGetValue(edge, out var tie) ? tie.Affinity
            : null;
    }
}
