using System.Collections.Concurrent;
using StanceSim.Server.Api.Shapes;

namespace StanceSim.Server.Live;

/// <summary>Everybody who watches a run.</summary>
internal sealed class Viewers
{
    private readonly ConcurrentDictionary<Viewer, bool> all = new();
    private readonly Lock telling = new();

    public int Count => all.Count;

    public void Add(Viewer viewer) => all.TryAdd(viewer, true);

    public void Remove(Viewer viewer) => all.TryRemove(viewer, out _);

    /// <summary>Tells all of them something that none may miss.</summary>
    public void Tell(object happening)
    {
        if (all.IsEmpty)
        {
            return;
        }

        var text = ApiJson.Serialize(happening);
        foreach (var (viewer, _) in all)
        {
            viewer.Tell(text);
        }
    }

    /// <summary>Tells all of them how the run is when they are told: of two who tell that at once, the later has the last word.</summary>
    public void TellState(Func<StateEvent> state)
    {
        lock (telling)
        {
            Tell(state());
        }
    }

    /// <summary>There is a newer frame.</summary>
    public void Wake()
    {
        foreach (var (viewer, _) in all)
        {
            viewer.Wake();
        }
    }
}
