using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Scenarios;
using StanceSim.Scenarios.Levers;
using StanceSim.Scenarios.Problems;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api.Shapes;

/// <summary>What the project knows, in the shapes of answers.</summary>
internal static class ShapesOf
{
    public static ProblemShape Problem(Problem problem) =>
        new(problem.Code, problem.File, problem.Line, problem.Column, problem.Message, problem.Fix);

    public static ActorShape Actor(ActorSummary actor) =>
        new(actor.Id, actor.Name, actor.Type, actor.Bloc, actor.PartOf, CountryCodes.Of(actor.Id, actor.Type));

    public static IssueShape Issue(IssueSummary issue) =>
        new(issue.Id, issue.Name, issue.NegativePole, issue.PositivePole, issue.Low, issue.High);

    public static TieShape Tie(TieSummary tie) => new(tie.From, tie.To, tie.Type, tie.Weight);

    public static CalendarShape Calendar(Calendar calendar) =>
        new(calendar.Start?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), calendar.DaysPerTick);

    public static SettingShape Setting(Override change) => new(change.Path, change.Value);

    public static LeverShape Lever(Lever lever) => new(
        lever.Path,
        lever.Name,
        lever.IsOfRule ? "rule" : "scenario",
        lever.Meaning,
        lever.Value,
        lever.Default,
        lever.Low,
        lever.High,
        Integer: false,
        Live: true,
        lever.At is { } at ? new SpanShape(at.Line, at.Column, at.Length) : null);

    public static ChoiceShape Choice(Choice choice) => new(choice.Path, choice.Name, choice.Meaning, choice.Value, choice.Options);

    public static DecisionShape Decision(RunJournal journal, DecisionRow row) => new(
        row.Tick, journal.Cast.DateOf(row.Tick), row.Organisation, row.Issue, row.Procedure, row.Blocked, row.Before, row.After, row.Pivot, row.Blockers);

    public static MessageShape Message(RunJournal journal, MessageEntry entry)
    {
        var row = entry.Row;
        return new MessageShape
        {
            Id = row.Id,
            Number = entry.Number,
            Cause = row.Cause,
            Trigger = journal.Messages[entry.Trigger].Row.Id,
            Depth = row.Depth,
            Sent = row.Sent,
            Due = row.Due,
            Date = journal.Cast.DateOf(row.Sent),
            Kind = row.Kind,
            Cameo = row.Cameo,
            PloverEvent = row.PloverEvent,
            Sender = row.Sender,
            Addressees = row.Addressees,
            Issue = row.Issue,
            Position = row.Position,
            Intensity = row.Intensity,
            Explicitness = row.Explicitness,
            Attribution = row.Attribution,
            Audience = row.Audience,
            Stage = row.Stage,
            Credibility = row.Credibility,
            Via = row.Via,
            Policy = row.Policy,
            Text = row.Text,
            Source = row.Source,
            Injected = entry.IsInjected,
            Children = entry.Children,
            Descendants = entry.Descendants,
            Gross = entry.Gross,
        };
    }
}
