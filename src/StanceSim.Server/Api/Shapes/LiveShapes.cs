using System.Text.Json;

namespace StanceSim.Server.Api.Shapes;

/// <summary>A command that a viewer sends up.</summary>
internal sealed record LiveCommand
{
    public string? Command { get; init; }

    public long? Request { get; init; }

    /// <summary>Undefined: as it is; null: as fast as it goes.</summary>
    public JsonElement TicksPerSecond { get; init; }

    public int? Ticks { get; init; }

    public string? Path { get; init; }

    public double? Value { get; init; }

    public MessageRequest? Message { get; init; }

    public string? Issue { get; init; }

    public double? FramesPerSecond { get; init; }

    public int? Tick { get; init; }
}

/// <summary>What a run is doing; told to whoever joins, and at each change.</summary>
/// <param name="Status">Its word.</param>
/// <param name="Tick">Newest frame.</param>
/// <param name="Ticks">Last frame.</param>
/// <param name="TicksPerSecond">Rate; null: as fast as it goes.</param>
/// <param name="Viewers">How many watch.</param>
/// <param name="WaitsFor">What has to come back before it goes on, for people; null: nothing.</param>
internal sealed record StateEvent(string Status, int Tick, int Ticks, double? TicksPerSecond, int Viewers, string? WaitsFor)
{
    public string Event => "state";
}

/// <summary>How far the run is; for those who watch without frames.</summary>
internal sealed record TickEvent(int Tick, long Messages)
{
    public string Event => "tick";
}

internal sealed record InterventionEvent(Intervention Intervention)
{
    public string Event => "intervention";
}

internal sealed record FinishedEvent(string Status, int Tick, string? Failure)
{
    public string Event => "finished";
}

internal sealed record DoneEvent(long Request, object? Result)
{
    public string Event => "done";
}

internal sealed record ProblemEvent(long? Request, ProblemJson Problem)
{
    public string Event => "problem";
}
