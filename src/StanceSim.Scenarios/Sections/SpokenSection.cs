using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Messages;

namespace StanceSim.Scenarios.Sections;

/// <summary>A message that somebody outside a run has an actor send: a dated message without its date.</summary>
internal static class SpokenSection
{
    private static readonly Key<int> From = Key<int>.Required("from", Names.Actor, "Who sends it.", -1);

    public static Section Section { get; } = new("a message", "A message from outside a run.", [From, .. ContentKeys.All]);

    public static SpokenMessage Read(SectionValues values)
    {
        var sender = values.Get(From);
        ContentKeys.CheckAddressees(values, sender);
        return new SpokenMessage(sender, ContentKeys.Read(values));
    }
}
