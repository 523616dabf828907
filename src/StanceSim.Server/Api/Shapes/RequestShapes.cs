using System.Collections.Immutable;
using System.Text.Json.Serialization;

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
}

internal sealed record ParameterRequest(string? Path, double? Value);

internal sealed record ForkChange(string? Kind, string? Path, double? Value, System.Text.Json.JsonElement? Message);

internal sealed record ForkRequest(int? Tick, ForkChange? Change, bool Paused, double? TicksPerSecond);
