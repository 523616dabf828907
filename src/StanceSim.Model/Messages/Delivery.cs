using StanceSim.Model.Randomness;

namespace StanceSim.Model.Messages;

/// <summary>Phase 1: who hears a message that is due.</summary>
internal static class Delivery
{
    /// <summary>
    /// Everyone but the sender hears a public message, only addressees a private one, and everyone but those two a leak of it;
    /// each may miss it by chance.
    /// </summary>
    public static bool Reaches(Tick tick, Message message, int actor)
    {
        if (message.Sender == actor)
        {
            return false;
        }

        var content = message.Content;
        var isForActor = content.Audience == Audience.Public || message.IsAddressedTo(actor);
        if (!isForActor || (message.IsLeak && message.IsAddressedTo(actor)))
        {
            return false;
        }

        return content.Loss == 0
            || Draw.Unit(tick.Key, tick.Number, actor, Purpose.Loss, Draw.ItemOf(message.Id)) >= content.Loss;
    }
}
