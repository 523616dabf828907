using StanceSim.Experiments.Results.Tables;
using StanceSim.Experiments.Results.Tables.Columns;
using StanceSim.Model;
using StanceSim.Model.Messages;
using StanceSim.Scenarios;

namespace StanceSim.Experiments.Results.Recording;

/// <summary>Writes messages in the order in which they were sent.</summary>
internal sealed class MessageRows(TableWriter table, Scenario scenario)
{
    private Scenario scenario = scenario;
    private readonly World world = scenario.World;
    private readonly TextColumn id = table.Text("id");
    private readonly TextColumn cause = table.Text("cause");
    private readonly WholeColumn depth = table.Integer("depth");
    private readonly WholeColumn sent = table.Integer("sent");
    private readonly WholeColumn due = table.Integer("due");
    private readonly DateColumn date = table.Date("date");
    private readonly TextColumn kind = table.Text("kind");
    private readonly TextColumn cameo = table.Text("cameo");
    private readonly TextColumn ploverEvent = table.Text("plover_event");
    private readonly TextColumn ploverMode = table.Text("plover_mode");
    private readonly TextColumn ploverContext = table.Text("plover_context");
    private readonly TextColumn sender = table.Text("sender");
    private readonly TextColumn addressees = table.Text("addressees");
    private readonly TextColumn issue = table.Text("issue");
    private readonly NumberColumn position = table.Number("position");
    private readonly NumberColumn intensity = table.Number("intensity");
    private readonly TextColumn explicitness = table.Text("explicitness");
    private readonly TextColumn attribution = table.Text("attribution");
    private readonly TextColumn audience = table.Text("audience");
    private readonly TextColumn stage = table.Text("stage");
    private readonly NumberColumn credibility = table.Number("credibility");
    private readonly TextColumn via = table.Text("via");
    private readonly TextColumn policy = table.Text("policy");
    private readonly TextColumn text = table.Text("text");
    private readonly TextColumn source = table.Text("source");

    /// <summary>Goes on under a later stage, whose dated messages may be others.</summary>
    public void Enter(Scenario stage) => scenario = stage;

    public ValueTask Add(Message message)
    {
        AddPlace(message);
        AddKind(message.Content.Kind);
        AddContent(message);
        AddManner(message.Content);

        var note = scenario.Notes.GetValueOrDefault(MessageIds.DatedPartOf(message.Id));
        policy.Add(message.Policy);
        text.Add(message.Content.Text ?? note?.Text);
        source.Add(note?.Source);
        return table.EndRow();
    }

    private void AddPlace(Message message)
    {
        id.Add(message.Id);
        cause.Add(message.Cause?.Message);
        depth.Add(message.Depth);
        sent.Add(message.Sent);
        due.Add(message.Due);
        date.Add(scenario.Calendar.DateOf(message.Sent));
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
        issue.Add(content.Issue < 0 ? null : world.Issues[content.Issue].Id);
        position.Add(content.Issue < 0 ? null : message.Position);
        intensity.Add(content.Intensity);
    }

    private void AddManner(MessageContent content)
    {
        explicitness.Add(Names.Of(content.Explicitness));
        attribution.Add(Names.Of(content.Attribution));
        audience.Add(Names.Of(content.Audience));
        stage.Add(Names.Of(content.Stage));
        credibility.Add(content.Credibility);
        via.Add(content.Via < 0 ? null : world.Actors[content.Via].Id);
    }
}
