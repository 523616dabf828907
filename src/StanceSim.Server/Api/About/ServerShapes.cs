using System.Collections.Immutable;

namespace StanceSim.Server.Api.About;

internal sealed record LimitsShape(long BodyBytes, double TicksPerSecond, double FramesPerSecond, int RunsAtOnce);

internal sealed record ServerShape(
    string Version, bool ScenariosWritable, string? TraceUrl, string? OrleansDashboard, LimitsShape Limits, ImmutableArray<string> Features);

internal sealed record SessionShape(bool Required, bool Open);

internal sealed record LoginRequest(string? Token);
