using StanceSim.Experiments.Results.Tables;
using StanceSim.Model;
using StanceSim.Model.Messages;
using StanceSim.Scenarios;

namespace StanceSim.Experiments.Results.Recording;

/// <summary>Writes messages in the order in which they were sent.</summary>
internal sealed class MessageRows(TableWriter table, Scenario scenario)
{
    private readonly World world = scenario.World;
    private readonly ColumnBuffer<ReadOnlyMemory<char>> id = table.Text("id");
    private readonly ColumnBuffer<ReadOnlyMemory<char>> cause = table.Text("cause");
    private readonly ColumnBuffer<int> depth = table.Integer("depth");
    private readonly ColumnBuffer<int> sent = table.Integer("sent");
    private readonly ColumnBuffer<int> due = table.Integer("due");
    private readonly ColumnBuffer<DateOnly> date = table.Date("date");
    private readonly ColumnBuffer<ReadOnlyMemory<char>> kind = table.Text("kind");
    private readonly ColumnBuffer<ReadOnlyMemory<char>> cameo = table.Text("cameo");
    private readonly ColumnBuffer<ReadOnlyMemory<char>> ploverEvent = table.Text("plover_event");
    private readonly ColumnBuffer<ReadOnlyMemory<char>> ploverMode = table.Text("plover_mode");
    private readonly ColumnBuffer<ReadOnlyMemory<char>> ploverContext = table.Text("plover_context");
    private readonly ColumnBuffer<ReadOnlyMemory<char>> sender = table.Text("sender");
    private readonly ColumnBuffer<ReadOnlyMemory<char>> addressees = table.Text("addressees");
    private readonly ColumnBuffer<ReadOnlyMemory<char>> issue = table.Text("issue");
    private readonly ColumnBuffer<double> position = table.Number("position");
    private readonly ColumnBuffer<double> intensity = table.Number("intensity");
    private readonly ColumnBuffer<ReadOnlyMemory<char>> explicitness = table.Text("explicitness");
    private readonly ColumnBuffer<ReadOnlyMemory<char>> attribution = table.Text("attribution");
    private readonly ColumnBuffer<ReadOnlyMemory<char>> audience = table.Text("audience");
    private readonly ColumnBuffer<ReadOnlyMemory<char>> stage = table.Text("stage");
    private readonly ColumnBuffer<double> credibility = table.Number("credibility");
    private readonly ColumnBuffer<ReadOnlyMemory<char>> via = table.Text("via");
    private readonly ColumnBuffer<ReadOnlyMemory<char>> policy = table.Text("policy");
    private readonly ColumnBuffer<ReadOnlyMemory<char>> text = table.Text("text");
    private readonly ColumnBuffer<ReadOnlyMemory<char>> source = table.Text("source");

    public ValueTask Add(Message message)
    {
        AddPlace(message);
        AddKind(message.Content.Kind);
        AddContent(message);
        AddManner(message.Content);

        var note = scenario.Notes.GetValueOrDefault(MessageIds.DatedPartOf(message.Id));
        policy.AddOrNothing(message.Policy);
        text.AddOrNothing(message.Content.Text ?? note?.Text);
        source.AddOrNothing(note?.Source);
        return table.EndRow();
    }

    private void AddPlace(Message message)
    {
        id.Add(message.Id);
        cause.AddOrNothing(message.Cause?.Message);
        depth.Add(message.Depth);
        sent.Add(message.Sent);
        due.Add(message.Due);
        date.AddOrNothing(scenario.Calendar.DateOf(message.Sent));
    }

    private void AddKind(MessageKind value)
    {
        kind.Add(value.Name);
        cameo.Add(value.Cameo);
        ploverEvent.Add(value.PloverEvent);
        ploverMode.Add(value.PloverMode);
        ploverContext.Add(value.PloverContext);
    }

    private void AddContent(Message message)
    {
        var content = message.Content;
        sender.Add(world.Actors[message.Sender].Id);
        addressees.Add(string.Join('+', content.Addressees.Select(addressee => world.Actors[addressee].Id)));
        issue.AddOrNothing(content.Issue < 0 ? null : world.Issues[content.Issue].Id);
        position.AddOrNothing(content.Issue < 0 ? null : message.Position);
        intensity.Add(content.Intensity);
    }

    private void AddManner(MessageContent content)
    {
        explicitness.Add(Names.Of(content.Explicitness));
        attribution.Add(Names.Of(content.Attribution));
        audience.Add(Names.Of(content.Audience));
        stage.Add(Names.Of(content.Stage));
        credibility.Add(content.Credibility);
        via.AddOrNothing(content.Via < 0 ? null : world.Actors[content.Via].Id);
    }
}
