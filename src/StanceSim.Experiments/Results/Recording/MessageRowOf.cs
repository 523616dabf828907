using StanceSim.Experiments.Results.Reading;
using StanceSim.Model.Messages;
using StanceSim.Scenarios;

namespace StanceSim.Experiments.Results.Recording;

/// <summary>Messages of a run that goes on, as they will be read back from its folder.</summary>
public static class MessageRowOf
{
    public static MessageRow Of(Message message, Scenario scenario)
    {
        var (content, world) = (message.Content, scenario.World);
        var note = scenario.Notes.GetValueOrDefault(MessageIds.DatedPartOf(message.Id));
        return new MessageRow
        {
            Id = message.Id,
            Cause = message.Cause?.Message,
            Depth = message.Depth,
            Sent = message.Sent,
            Due = message.Due,
            Kind = content.Kind.Name,
            Cameo = content.Kind.Cameo,
            PloverEvent = content.Kind.PloverEvent,
            Sender = world.Actors[message.Sender].Id,
            Addressees = [.. content.Addressees.Select(addressee => world.Actors[addressee].Id)],
            Issue = content.Issue < 0 ? null : world.Issues[content.Issue].Id,
            Position = content.Issue < 0 ? null : message.Position,
            Intensity = content.Intensity,
            Explicitness = Names.Of(content.Explicitness),
            Attribution = Names.Of(content.Attribution),
            Audience = Names.Of(content.Audience),
            Stage = Names.Of(content.Stage),
            Credibility = content.Credibility,
            Via = content.Via < 0 ? null : world.Actors[content.Via].Id,
            Policy = message.Policy,
            Text = content.Text ?? note?.Text,
            Source = note?.Source,
        };
    }

    /// <summary>Whether a message was sent from outside: by no policy, and not dated in the scenario.</summary>
    public static bool IsInjected(MessageRow message) =>
        message.Policy is null && message.Id.StartsWith(Injection.IdPrefix, StringComparison.Ordinal);
}
