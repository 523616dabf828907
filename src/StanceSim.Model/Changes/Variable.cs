namespace StanceSim.Model.Changes;

/// <summary>Which of an actor's quantities changed.</summary>
public enum Variable
{
    /// <summary>Position on an issue; the subject is the issue.</summary>
    Position,

    /// <summary>Regard for another actor; the subject is that actor.</summary>
    Affinity,

    /// <summary>What warnings on an issue have taken off the worth of acting; the subject is the issue.</summary>
    Deterrence,
}
