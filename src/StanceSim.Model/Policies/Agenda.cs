using System.Collections.Frozen;

namespace StanceSim.Model.Policies;

/// <summary>A world's dated messages, policies and decisions, looked up by actor. Item n is dated message n, then policy n - messages.</summary>
internal sealed class Agenda
{
    private readonly int[] starts;
    private readonly int[] items;
    private readonly FrozenSet<(int Actor, int Issue)> decided;
    private readonly Lazy<FrozenDictionary<string, int>> actors;

    public Agenda(World world)
    {
        var owners = world.Schedule.Select(message => message.Sender).Concat(world.Policies.Select(policy => policy.Actor)).ToArray();
        starts = new int[world.ActorCount + 1];
        foreach (var owner in owners)
        {
            starts[owner + 1]++;
        }

        for (var actor = 0; actor < world.ActorCount; actor++)
        {
            starts[actor + 1] += starts[actor];
        }

        items = [.. Enumerable.Range(0, owners.Length).OrderBy(item => owners[item])];
        decided = world.Organisations.SelectMany(o => o.Decisions.Select(d => (o.Actor, d.Issue))).ToFrozenSet();
        actors = new(() => world.Actors.Select((actor, index) => (actor.Id, index)).ToFrozenDictionary(p => p.Id, p => p.index));
    }

    /// <summary>Items of one actor, in scenario order (the sort above is stable).</summary>
    public ReadOnlySpan<int> Of(int actor) => items.AsSpan(starts[actor]..starts[actor + 1]);

    public bool IsDecidedByMembers(int actor, int issue) => decided.Count > 0 && decided.Contains((actor, issue));

    public int FindActor(string id) => actors.Value.GetValueOrDefault(id, -1);
}
