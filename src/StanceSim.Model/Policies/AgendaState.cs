namespace StanceSim.Model.Policies;

/// <summary>What an actor remembers of one policy or dated message. The default means: nothing happened yet.</summary>
/// <param name="Times">How often it fired or was sent.</param>
/// <param name="Last">Tick in which it last fired.</param>
/// <param name="Announced">A conditional act was announced and awaits its condition.</param>
public readonly record struct AgendaState(int Times, int Last, bool Announced);
