using System.Collections.Immutable;
using System.Text.Json;
using StanceSim.Experiments.Checkpoints;
using StanceSim.Experiments.Runs;
using StanceSim.Model;
using StanceSim.Model.Messages;

namespace StanceSim.Experiments.Results.Recording;

/// <summary>What an <see cref="InterventionJournal"/> holds.</summary>
/// <param name="Injections">Messages, in the order in which they were accepted.</param>
/// <param name="Settings">Values that changed, in the order in which they were accepted.</param>
internal sealed record NotedInterventions(ImmutableArray<Injection> Injections, ImmutableArray<Setting> Settings)
{
    public static NotedInterventions None { get; } = new([], []);

    /// <summary>Number of the frame that the run had come to when the last was accepted; 0 where there is none.</summary>
    public int Reached => Math.Max(0, Injections.Select(injection => injection.Tick).Concat(Settings.Select(setting => setting.Tick)).DefaultIfEmpty(0).Max() - 1);

    /// <param name="bytes">The file.</param>
    /// <param name="path">Its name, for problems.</param>
    /// <param name="world">Whom and what messages name.</param>
    /// <param name="kinds">Kinds of messages by name.</param>
    /// <exception cref="ResultsException">A whole line cannot be understood.</exception>
    public static NotedInterventions In(ReadOnlySpan<byte> bytes, string path, World world, KindNames kinds)
    {
        var (injections, settings) = (ImmutableArray.CreateBuilder<Injection>(), ImmutableArray.CreateBuilder<Setting>());
        for (var end = bytes.IndexOf((byte)'\n'); end >= 0; end = bytes.IndexOf((byte)'\n'))
        {
            try
            {
                Read(bytes[..end], injections, settings, world, kinds);
            }
            catch (Exception failure) when (failure is FormatException or JsonException or InvalidOperationException or KeyNotFoundException)
            {
                throw new ResultsException(InterventionProblems.NotRebuilt(path, $"a line of it cannot be understood: {failure.Message}"), failure);
            }

            bytes = bytes[(end + 1)..];
        }

        return new NotedInterventions(injections.ToImmutable(), settings.ToImmutable());
    }

    private static void Read(
        ReadOnlySpan<byte> line, ImmutableArray<Injection>.Builder injections, ImmutableArray<Setting>.Builder settings, World world, KindNames kinds)
    {
        var reader = new Utf8JsonReader(line);
        using var json = JsonDocument.ParseValue(ref reader);
        if (json.RootElement.TryGetProperty("message", out var message))
        {
            injections.Add(InterventionsJson.ReadInjection(message).In(world, kinds));
        }
        else
        {
            settings.Add(InterventionsJson.ReadSetting(json.RootElement.GetProperty("setting")));
        }
    }
}
