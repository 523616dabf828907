using System.Collections.Immutable;
using System.Globalization;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Model.Changes;
using StanceSim.Model.Messages;

namespace StanceSim.Observability.Cascades;

/// <summary>Puts messages into the words and numbers of spans.</summary>
internal sealed class SpanText(Manifest manifest, Func<Message, string?>? noteOf)
{
    /// <summary>Addressees named in a span's name; all of them are in its attributes.</summary>
    private const int MostNamed = 3;

    /// <summary>Characters of a message's text, so that a span stays small.</summary>
    private const int LongestText = 200;

    private readonly string seed = manifest.Seed.ToString(CultureInfo.InvariantCulture);

    public string Run => manifest.Run;

    public BegunStimulus Begun(TracedMessage traced) => new(
        traced.Message.Id,
        $"{traced.Message.Content.Kind.Name} {IdOf(traced.Message.Sender)} -> {Addressees(traced.Message)}",
        traced.Message.Sent,
        traced.Cascade.TraceId,
        traced.SpanIdIn(Run));

    /// <param name="traced">A message that is kept.</param>
    /// <param name="lastTick">Number of the last frame: what is due then is not heard any more.</param>
    public CascadeSpan SpanOf(TracedMessage traced, int lastTick)
    {
        var (message, isRoot) = (traced.Message, traced.Cause is null);
        var act = message.Content.Kind.Name;
        return new CascadeSpan
        {
            TraceId = traced.Cascade.TraceId,
            SpanId = traced.SpanIdIn(Run),
            ParentId = traced.Cause is { } cause ? cause.SpanIdIn(Run) : default,
            Name = isRoot ? $"stimulus {act} -> {Addressees(message)}" : $"{act} {IdOf(message.Sender)} -> {Addressees(message)}",
            Actor = message.Sender,
            Start = traced.Start,
            End = isRoot ? traced.Cascade.End : traced.End,
            Attributes = AttributesOf(traced, lastTick),
            Links = LinksOf(traced),
            Events = traced.Crossings is { } crossings ? [.. crossings.Select(crossing => EventOf(crossing, traced))] : [],
        };
    }

    private ImmutableArray<KeyValuePair<string, object>> AttributesOf(TracedMessage traced, int lastTick)
    {
        var (message, content) = (traced.Message, traced.Message.Content);
        var attributes = new AttributeList(32)
        {
            { TelemetryNames.RunId, Run },
            { TelemetryNames.Scenario, manifest.Scenario.Name },
            { TelemetryNames.Seed, seed },
            { TelemetryNames.Replicate, manifest.Replicate },
            { TelemetryNames.Tick, message.Sent },
            { TelemetryNames.DueTick, message.Due },
            { TelemetryNames.SimulatedDate, manifest.Calendar.DateOf(message.Sent) is null ? null : manifest.Calendar.Label(message.Sent) },
            { TelemetryNames.SenderId, IdOf(message.Sender) },
            { TelemetryNames.SenderBloc, manifest.Actors[message.Sender].Bloc },
            { TelemetryNames.ReceiverId, content.Addressees.IsEmpty ? TelemetryNames.Everybody : string.Join('+', content.Addressees.Select(IdOf)) },
            { TelemetryNames.MessageId, message.Id },
            { TelemetryNames.MessageKind, content.Kind.Name },
            { TelemetryNames.MessageIntensity, content.Intensity },
            { TelemetryNames.MessageAudience, Names.Of(content.Audience) },
            { TelemetryNames.MessagePolicy, message.Policy },
            { TelemetryNames.MessageText, Short(content.Text ?? noteOf?.Invoke(message)) },
            { TelemetryNames.MessageDelivered, message.Due < lastTick },
            { TelemetryNames.MessageCause, message.Cause?.Message },
            { TelemetryNames.Depth, traced.Depth },
        };
        if (content.Issue >= 0)
        {
            attributes.Add(TelemetryNames.Issue, manifest.Issues[content.Issue].Id);
            attributes.Add(TelemetryNames.MessagePosition, message.Position);
        }

        AddEffect(attributes, traced);
        if (traced.Cause is null)
        {
            AddCascade(attributes, traced.Cascade);
        }

        return attributes.ToImmutable();
    }

    private void AddEffect(AttributeList attributes, TracedMessage traced)
    {
        attributes.Add(TelemetryNames.StancesMoved, traced.Moved);
        if (traced.Effect is not { } effect)
        {
            return;
        }

        var change = effect.Change;
        attributes.Add(TelemetryNames.StanceVariable, Names.Of(change.Variable));
        attributes.Add(TelemetryNames.StanceActor, IdOf(change.Actor));
        attributes.Add(TelemetryNames.StanceSubject, SubjectOf(change));
        attributes.Add(TelemetryNames.StanceTick, change.Tick);
        attributes.Add(TelemetryNames.StanceBefore, change.Before);
        attributes.Add(TelemetryNames.StanceAfter, change.After);
        attributes.Add(TelemetryNames.StanceDelta, change.After - change.Before);
        attributes.Add(TelemetryNames.Contribution, effect.Contribution);
        attributes.Add(TelemetryNames.ContributionRest, effect.Rest);
        attributes.Add(TelemetryNames.ContributionsOmitted, effect.Omitted);
    }

    private static void AddCascade(AttributeList attributes, Cascade cascade)
    {
        attributes.Add(TelemetryNames.CascadeSpans, cascade.Kept);
        attributes.Add(TelemetryNames.CascadeTruncated, cascade.LeftOut);
        attributes.Add(TelemetryNames.CascadeDepth, cascade.Depth);
    }

    private ImmutableArray<SpanLink> LinksOf(TracedMessage traced)
    {
        var links = ImmutableArray.CreateBuilder<SpanLink>();
        if (traced.CauseElsewhere is var (trace, span))
        {
            links.Add(new SpanLink(trace, span, [KeyValuePair.Create<string, object>(TelemetryNames.LinkKind, "cause")]));
        }

        if (traced.Effect is { } effect)
        {
            // A link to a span that the cap left out would lead nowhere.
            links.AddRange(effect.Others.Where(other => !other.Message.IsLeftOut).Select(other => new SpanLink(
                other.Message.Cascade.TraceId,
                other.Message.SpanIdIn(Run),
                [
                    KeyValuePair.Create<string, object>(TelemetryNames.LinkKind, "influence"),
                    KeyValuePair.Create<string, object>(TelemetryNames.MessageId, other.Message.Message.Id),
                    KeyValuePair.Create<string, object>(TelemetryNames.Contribution, other.Share),
                ])));
        }

        return links.DrainToImmutable();
    }

    private SpanEvent EventOf(Crossing crossing, TracedMessage traced) => new(
        crossing.Line == 0 ? TelemetryNames.StanceFlipped : TelemetryNames.ThresholdCrossed,
        traced.End,
        new AttributeList(5)
        {
            { TelemetryNames.StanceActor, IdOf(crossing.Change.Actor) },
            { TelemetryNames.StanceSubject, SubjectOf(crossing.Change) },
            { TelemetryNames.StanceBefore, crossing.Change.Before },
            { TelemetryNames.StanceAfter, crossing.Change.After },
            { TelemetryNames.Threshold, crossing.Line },
        }.ToImmutable());

    private string IdOf(int actor) => manifest.Actors[actor].Id;

    private string SubjectOf(Change change) =>
        change.Variable == Variable.Affinity ? IdOf(change.Subject) : manifest.Issues[change.Subject].Id;

    private string Addressees(Message message)
    {
        var addressees = message.Content.Addressees;
        return addressees.IsEmpty
            ? "all"
            : string.Join(',', addressees.Take(MostNamed).Select(IdOf)) + (addressees.Length > MostNamed ? $",+{addressees.Length - MostNamed}" : "");
    }

    private static string? Short(string? text) =>
        string.IsNullOrEmpty(text) ? null : text.Length <= LongestText ? text : text[..(LongestText - 3)] + "...";
}
