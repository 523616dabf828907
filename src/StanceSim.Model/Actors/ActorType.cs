namespace StanceSim.Model.Actors;

/// <summary>What sort of actor speaks; it sets no rule of behaviour, only how the actor is shown and grouped.</summary>
public enum ActorType
{
    State,
    Leader,
    Ministry,
    Organisation,
    Party,
    Movement,
    Population,
    Medium,
}
