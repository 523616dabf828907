namespace StanceSim.Model.Influence;

/// <summary>How actors' positions move in a tick, given what was said. The extension point for opinion-dynamics models.</summary>
public interface IInfluenceRule
{
    /// <summary>Name in scenario files, for example <c>degroot</c>.</summary>
    string Name { get; }

    /// <summary>False when the rule draws random numbers of its own.</summary>
    bool IsDeterministic => true;

    /// <summary>
    /// True for a random-sequential schedule, in which each encounter reads what earlier ones in the same tick wrote: such a
    /// rule updates all actors in one call and cannot be partitioned.
    /// </summary>
    bool IsSequential => false;

    /// <summary>
    /// Phase 3 for the actors in [first, last): writes their rows of <see cref="Frame.Positions"/> in <see cref="Tick.Next"/>
    /// from <see cref="Tick.Now"/>, and tells each change with its contributions to <see cref="Tick.Log"/> when there is one.
    /// </summary>
    void Update(Tick tick, int first, int last);
}
