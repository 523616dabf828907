using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Model.Changes;
using StanceSim.Model.Messages;

namespace StanceSim.Observability.Folders;

/// <summary>Messages and changes of a run folder in the form in which engines tell them, as far as cascades need it.</summary>
internal sealed class FolderRecords(Manifest manifest)
{
    private static readonly FrozenDictionary<string, Mechanism> Mechanisms = Enum.GetValues<Mechanism>().ToFrozenDictionary(Names.Of);
    private static readonly FrozenDictionary<string, Variable> Variables = Enum.GetValues<Variable>().ToFrozenDictionary(Names.Of);

    private readonly FrozenDictionary<string, int> actors = manifest.Actors.Index().ToFrozenDictionary(entry => entry.Item.Id, entry => entry.Index);
    private readonly FrozenDictionary<string, int> issues = manifest.Issues.Index().ToFrozenDictionary(entry => entry.Item.Id, entry => entry.Index);
    private readonly Dictionary<string, MessageKind> kinds = [];

    /// <summary>Messages by the tick in which they were sent, each tick's in the order in which they were told.</summary>
    public async Task<ILookup<int, Message>> Messages(RunResults run, CancellationToken cancellation)
    {
        var messages = new List<Message>();
        await foreach (var row in run.Messages().WithCancellation(cancellation))
        {
            messages.Add(MessageOf(row));
        }

        return messages.ToLookup(message => message.Sent);
    }

    /// <summary>Changes, with the number of the frame they led to; frames without changes are left out.</summary>
    public async IAsyncEnumerable<(int Tick, ChangeLog Changes)> Changes(RunResults run, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!manifest.RecordsChanges)
        {
            yield break;
        }

        var log = new ChangeLog();
        var tick = -1;
        await foreach (var row in run.Changes().WithCancellation(cancellation))
        {
            if (row.Tick != tick && tick >= 0)
            {
                yield return (tick + 1, log);
                log = new ChangeLog();
            }

            tick = row.Tick;
            Add(log, row);
        }

        if (tick >= 0)
        {
            yield return (tick + 1, log);
        }
    }

    private void Add(ChangeLog log, ChangeRow row)
    {
        foreach (var part in row.Contributions)
        {
            log.Add(Mechanisms[part.Mechanism!], part.Source is null ? -1 : actors[part.Source], part.Message, part.Amount); // rows without one are no contributions
        }

        var variable = Variables[row.Variable];
        var subject = row.Other is { } other ? actors[other] : issues[row.Issue!]; // an affinity names an actor, the rest an issue
        log.Close(row.Tick, actors[row.Actor], variable, subject, row.Before, row.After);
    }

    private Message MessageOf(MessageRow row) => new()
    {
        Id = row.Id,
        Cause = row.Cause is null ? null : new Cause(row.Cause, row.Depth - 1),
        Sender = actors[row.Sender],
        Sequence = 0,
        Sent = row.Sent,
        Due = row.Due,
        Position = row.Position ?? 0,
        Policy = row.Policy,
        Content = new MessageContent
        {
            Kind = KindOf(row),
            Addressees = [.. row.Addressees.Select(addressee => actors[addressee]).Order()],
            Issue = row.Issue is null ? -1 : issues[row.Issue],
            Intensity = row.Intensity,
            Audience = row.Audience == Names.Of(Audience.Private) ? Audience.Private : Audience.Public,
            Text = row.Text,
        },
    };

    /// <summary>A kind as the run knew it; what results do not hold does not matter for cascades.</summary>
    private MessageKind KindOf(MessageRow row)
    {
        if (!kinds.TryGetValue(row.Kind, out var kind))
        {
            kind = new MessageKind
            {
                Name = row.Kind,
                Cameo = row.Cameo,
                PloverEvent = row.PloverEvent,
                Goldstein = row.Intensity,
                GoldsteinIcews = row.Intensity,
                PloverScore = row.Intensity,
            };
            kinds.Add(row.Kind, kind);
        }

        return kind;
    }
}
