using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Model.Messages;
using StanceSim.Scenarios;

namespace StanceSim.Experiments.Explanations;

/// <summary>The messages of a fork that were sent before its folder begins: what it does then is done again, without being recorded.</summary>
internal static class EarlierMessages
{
    /// <summary>In the order in which they were sent; none for a run of its own.</summary>
    public static IEnumerable<MessageRow> Of(RunResults run)
    {
        if (run.Manifest.From == 0)
        {
            yield break;
        }

        var plan = run.Plan() with { RecordsChanges = false };
        var stage = plan.Scenario;
        for (var again = new LocalRun(plan); again.Tick < run.Manifest.From; again.Step())
        {
            var record = again.Tell();
            foreach (var message in record.Sent)
            {
                yield return RowOf(message, stage);
            }

            stage = record.Settings.Count > 0 ? Stages.At(plan, record.Tick) : stage;
        }
    }

    private static MessageRow RowOf(Message message, Scenario scenario)
    {
        var (content, actors, note) = (message.Content, scenario.World.Actors, scenario.Notes.GetValueOrDefault(MessageIds.DatedPartOf(message.Id)));
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
            Sender = actors[message.Sender].Id,
            Addressees = [.. content.Addressees.Select(addressee => actors[addressee].Id)],
            Issue = content.Issue < 0 ? null : scenario.World.Issues[content.Issue].Id,
            Position = content.Issue < 0 ? null : message.Position,
            Intensity = content.Intensity,
            Explicitness = Names.Of(content.Explicitness),
            Attribution = Names.Of(content.Attribution),
            Audience = Names.Of(content.Audience),
            Stage = Names.Of(content.Stage),
            Credibility = content.Credibility,
            Via = content.Via < 0 ? null : actors[content.Via].Id,
            Policy = message.Policy,
            Text = content.Text ?? note?.Text,
            Source = note?.Source,
        };
    }
}
