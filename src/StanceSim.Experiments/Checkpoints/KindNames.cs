using System.Collections.Frozen;
using StanceSim.Model;
using StanceSim.Model.Messages;
using StanceSim.Scenarios.Messages;

namespace StanceSim.Experiments.Checkpoints;

/// <summary>Message kinds by name: those that every scenario knows, and those that a world made in code has besides.</summary>
public sealed class KindNames
{
    private readonly FrozenDictionary<string, MessageKind> byName;

    public KindNames(World world)
    {
        var kinds = MessageKinds.All.ToDictionary(kind => kind.Name);
        foreach (var kind in world.Schedule.Select(message => message.Content.Kind).Concat(world.Policies.Select(policy => policy.Say.Kind)))
        {
            kinds[kind.Name] = kind;
        }

        byName = kinds.ToFrozenDictionary();
    }

    /// <exception cref="FormatException">There is none of that name.</exception>
    public MessageKind Named(string name) => byName.GetValueOrDefault(name) ?? throw new FormatException($"There is no message kind {name}.");
}
