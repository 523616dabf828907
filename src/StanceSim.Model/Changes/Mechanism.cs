namespace StanceSim.Model.Changes;

/// <summary>By which part of the rules a contribution acts.</summary>
public enum Mechanism
{
    /// <summary>What a neighbour states every tick, without a message of its own.</summary>
    RoutineStatement,

    /// <summary>The position a message advocates.</summary>
    Persuasion,

    /// <summary>The pull back to the anchor.</summary>
    Anchor,

    /// <summary>An act's effect on its addressee's regard for the sender.</summary>
    Act,

    /// <summary>An act's effect on an observer's regard, by structural balance.</summary>
    Balance,

    /// <summary>A warning's or threat's effect on what acting is worth to its addressee.</summary>
    Deterrence,

    /// <summary>A warning wearing off.</summary>
    Decay,

    /// <summary>An organisation's decision.</summary>
    Decision,

    /// <summary>What was cut off because the scale ends.</summary>
    Bound,
}
