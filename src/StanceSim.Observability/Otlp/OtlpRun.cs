using System.Collections.Immutable;
using StanceSim.Experiments.Results;
using StanceSim.Observability.Cascades;

namespace StanceSim.Observability.Otlp;

/// <summary>What all spans of a run share when they are exported: their services and the moment from which their times are told.</summary>
internal sealed class OtlpRun
{
    /// <summary>Every span comes from one place, so that backends do not correct clocks that do not differ.</summary>
    private const string Place = "127.0.0.1";

    private readonly Manifest manifest;
    private readonly ImmutableArray<KeyValuePair<string, string>> more;

    /// <param name="manifest">Who takes part in which run.</param>
    /// <param name="settings">Names and attributes that the user wants.</param>
    public OtlpRun(Manifest manifest, OtlpSettings settings)
    {
        (this.manifest, more) = (manifest, settings.ResourceAttributes);
        Services = Services.Of(manifest, settings.ServiceName);
        Resource = ResourceOf(settings.ServiceName ?? Services.Single, -1);
    }

    public static string Version { get; } = ProductVersion.Current.Split('+')[0];

    public Services Services { get; }

    /// <summary>Attributes of the run itself, for its logs.</summary>
    public ImmutableArray<KeyValuePair<string, object>> Resource { get; }

    /// <summary>When frame 0 was, for the times of spans.</summary>
    public DateTimeOffset Anchor { get; set; }

    public ulong TimeOf(TimeSpan sinceFirstFrame) => OtlpTime.NanosecondsOf(Anchor + sinceFirstFrame);

    /// <param name="service">Name of a service.</param>
    /// <param name="actor">An actor of it.</param>
    public ImmutableArray<KeyValuePair<string, object>> ResourceOf(string service, int actor)
    {
        var attributes = new AttributeList(8)
        {
            { "service.namespace", TelemetryNames.Namespace },
            { "service.name", service },
            { "service.version", Version },
            { "service.instance.id", manifest.Run },
            { "ip", Place },
            { TelemetryNames.RunId, manifest.Run },
            { TelemetryNames.Scenario, manifest.Scenario.Name },
            { TelemetryNames.ActorName, Services.Mode == ServiceMode.Actors && actor >= 0 ? manifest.Actors[actor].Name : null },
        };
        foreach (var (name, value) in more)
        {
            attributes.Add(name, value);
        }

        return attributes.ToImmutable();
    }
}
