using System.Collections.Immutable;
using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios.Messages;

/// <summary>A message as somebody outside a run words it, unchecked. What is null is as in a scenario that leaves it out.</summary>
public sealed record MessageDraft
{
    /// <summary>What problems name in place of a file.</summary>
    public const string File = "message";

    public string? Kind { get; init; }

    /// <summary>Id of the actor who is to send it.</summary>
    public string? Sender { get; init; }

    /// <summary>Ids; empty: the world at large.</summary>
    public ImmutableArray<string> Addressees { get; init; } = [];

    public string? Issue { get; init; }

    public double? Position { get; init; }

    public double? Intensity { get; init; }

    public string? Explicitness { get; init; }

    public string? Attribution { get; init; }

    public string? Audience { get; init; }

    public string? Stage { get; init; }

    public double? Credibility { get; init; }

    /// <summary>Id of the medium that carries it.</summary>
    public string? Via { get; init; }

    public string? Text { get; init; }

    /// <summary>Number of the frame with which it is sent; null: as soon as it can be.</summary>
    public int? Tick { get; init; }

    /// <summary>The keys that a dated message would have.</summary>
    internal Node ToNode()
    {
        var place = new Place(File, 0, 0);
        var message = new Mapping(place);
        Add("kind", Word(Kind));
        Add("from", Word(Sender));
        Add("to", Addressees.IsDefaultOrEmpty ? null : new Sequence(place) { Items = [.. Addressees.Select(id => new Scalar(place, id ?? "", false, true))] });
        Add("issue", Word(Issue));
        Add("position", Number(Position));
        Add("intensity", Number(Intensity));
        Add("explicitness", Word(Explicitness));
        Add("attribution", Word(Attribution));
        Add("audience", Word(Audience));
        Add("stage", Word(Stage));
        Add("credibility", Number(Credibility));
        Add("via", Word(Via));
        Add("text", Word(Text));
        Add("tick", Number(Tick));
        return message;

        void Add(string key, Node? value)
        {
            if (value is not null)
            {
                message.Entries.Add(new Entry(new Scalar(place, key, isPlain: true, isOneLine: true), value));
            }
        }

        Scalar? Word(string? word) => word is null ? null : new Scalar(place, word, isPlain: false, isOneLine: true);

        Scalar? Number(double? number) => number is { } value ? new Scalar(place, NumberForm.Text(value), isPlain: true, isOneLine: true) : null;
    }
}
