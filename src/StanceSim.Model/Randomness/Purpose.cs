namespace StanceSim.Model.Randomness;

/// <summary>What a draw decides. Two purposes never share a number, so adding one leaves the others' draws as they were.</summary>
public enum Purpose
{
    /// <summary>Whether a message is lost on its way to one hearer.</summary>
    Loss = 1,

    /// <summary>Whether a private message leaks.</summary>
    Leak = 2,

    /// <summary>Whether a policy that could fire does.</summary>
    Policy = 3,

    /// <summary>Which pair meets, in a random-sequential schedule.</summary>
    Pair = 4,

    /// <summary>Initial positions of a generated population.</summary>
    Population = 5,

    /// <summary>Ties of a generated network.</summary>
    Network = 6,
}
