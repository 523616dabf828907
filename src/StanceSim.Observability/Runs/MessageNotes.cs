using StanceSim.Experiments.Results.Recording;
using StanceSim.Model.Messages;
using StanceSim.Scenarios;

namespace StanceSim.Observability.Runs;

/// <summary>What a scenario says about its dated messages, as results repeat it.</summary>
internal static class MessageNotes
{
    public static Func<Message, string?> Of(Scenario scenario) =>
        message => scenario.Notes.GetValueOrDefault(MessageIds.DatedPartOf(message.Id))?.Text;
}
