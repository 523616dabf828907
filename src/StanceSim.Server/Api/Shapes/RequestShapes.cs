using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using StanceSim.Scenarios.Messages;

namespace StanceSim.Server.Api.Shapes;

/// <summary>What <c>POST /runs</c> takes. All but one of <c>scenario</c> and <c>yaml</c> can be left out.</summary>
internal sealed record LaunchRequest
{
    public string? Scenario { get; init; }

    /// <summary>Text of a scenario, in place of the name of one.</summary>
    public string? Yaml { get; init; }

    /// <summary>Name of the scenario whose text is given; default <c>scenario</c>.</summary>
    public string? Name { get; init; }

    public ImmutableArray<SettingShape>? Set { get; init; }

    [JsonConverter(typeof(SeedConverter))]
    public ulong? Seed { get; init; }

    public int Replicate { get; init; }

    public bool Paused { get; init; }

    /// <summary>Null: as fast as it goes.</summary>
    public double? TicksPerSecond { get; init; }

    /// <summary>Do it although a finished run of the same hash is there.</summary>
    public bool Again { get; init; }

    /// <summary>Tell every change with its contributions; default true.</summary>
    public bool RecordsChanges { get; init; } = true;
}

/// <summary>A message that somebody has an actor send; what is null is as in a scenario that leaves it out.</summary>
internal sealed record MessageRequest
{
    public string? Kind { get; init; }

    public string? Sender { get; init; }

    public ImmutableArray<string>? Addressees { get; init; }

    public string? Issue { get; init; }

    public double? Position { get; init; }

    public double? Intensity { get; init; }

    public string? Explicitness { get; init; }

    public string? Attribution { get; init; }

    public string? Audience { get; init; }

    public string? Stage { get; init; }

    public double? Credibility { get; init; }

    public string? Via { get; init; }

    public string? Text { get; init; }

    /// <summary>Number of the frame with which it is sent; null: as soon as it can be. In forks only.</summary>
    public int? Tick { get; init; }

    public MessageDraft ToDraft() => new()
    {
        Kind = Kind,
        Sender = Sender,
        Addressees = Addressees ?? [],
        Issue = Issue,
        Position = Position,
        Intensity = Intensity,
        Explicitness = Explicitness,
        Attribution = Attribution,
        Audience = Audience,
        Stage = Stage,
        Credibility = Credibility,
        Via = Via,
        Text = Text,
        Tick = Tick,
    };
}

internal sealed record ParameterRequest(string? Path, double? Value);

/// <summary>One change in a fork.</summary>
/// <param name="Kind">parameter, message or omit.</param>
/// <param name="Path">Path of a parameter.</param>
/// <param name="Value">Its value.</param>
/// <param name="Message">The message to send, or the id of a dated one that is not to be sent.</param>
internal sealed record ForkChange(string? Kind, string? Path, double? Value, JsonElement? Message);

/// <summary>A key of a dated message to set, as in a scenario.</summary>
internal sealed record EditRequest(string? Message, string? Key, string? Value);

/// <summary>What <c>POST /runs/{id}/forks</c> takes: a frame, and what is to be different from there on.</summary>
internal sealed record ForkOrder
{
    public int? Tick { get; init; }

    /// <summary>The one change that is made; or else the lists below.</summary>
    public ForkChange? Change { get; init; }

    public ImmutableArray<SettingShape>? Set { get; init; }

    /// <summary>Ids of dated messages that are not to be sent.</summary>
    public ImmutableArray<string>? Remove { get; init; }

    public ImmutableArray<EditRequest>? Edit { get; init; }

    public ImmutableArray<MessageRequest>? Add { get; init; }

    public bool Paused { get; init; }

    /// <summary>Null: as fast as it goes.</summary>
    public double? TicksPerSecond { get; init; }
}
