using System.Collections.Immutable;
using StanceSim.Model.Messages;
using StanceSim.Scenarios.Messages;
using StanceSim.Scenarios.Problems;
using StanceSim.Scenarios.Sections;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios;

/// <summary>Reads messages that a scenario does not know, which somebody from outside has actors send: all of them, or every problem at once.</summary>
/// <param name="Messages">The messages, in the order in which they were given; empty when there is a problem.</param>
/// <param name="Problems">What is wrong.</param>
public sealed record OutsideMessages(ImmutableArray<Injection> Messages, ImmutableArray<Problem> Problems)
{
    /// <summary>Reads messages, each written with the keys that messages have in a scenario; <c>tick</c> can be a date.</summary>
    /// <param name="scenario">The scenario whose actors send and hear them.</param>
    /// <param name="now">Number of the frame with which they are sent unless they say otherwise.</param>
    /// <param name="texts">YAML of each; a text that stands in no file has no lines.</param>
    public static OutsideMessages Read(Scenario scenario, int now, ImmutableArray<OutsideText> texts)
    {
        if (texts.IsEmpty)
        {
            return new OutsideMessages([], []);
        }

        // The scenario is free of problems, so every problem is one of a message.
        var context = ScenarioReader.ContextOf(scenario);
        var messages = ImmutableArray.CreateBuilder<Injection>();
        foreach (var text in texts)
        {
            if (YamlReader.Read(text.Name, text.Yaml, context.Problems, isOverride: !text.IsFile) is not { } document)
            {
                continue;
            }

            foreach (var node in document is Sequence list ? list.Items : [document])
            {
                if (OutsideMessageSection.Read(node, context, now) is { } message)
                {
                    messages.Add(message);
                }
            }
        }

        return context.Problems.Count == 0
            ? new OutsideMessages(messages.ToImmutable(), [])
            : new OutsideMessages([], context.Problems.InOrder(texts[0].Name));
    }

    /// <summary>Reads messages that a program worded.</summary>
    /// <param name="scenario">The scenario whose actors send and hear them.</param>
    /// <param name="now">Number of the frame with which they are sent unless they say otherwise.</param>
    /// <param name="drafts">The messages.</param>
    public static OutsideMessages Read(Scenario scenario, int now, ImmutableArray<MessageDraft> drafts)
    {
        if (drafts.IsEmpty)
        {
            return new OutsideMessages([], []);
        }

        var context = ScenarioReader.ContextOf(scenario);
        Injection?[] messages = [.. drafts.Select(draft => OutsideMessageSection.Read(draft.ToNode(), context, now))];
        return context.Problems.Count == 0
            ? new OutsideMessages([.. messages.OfType<Injection>()], [])
            : new OutsideMessages([], context.Problems.InOrder(MessageDraft.File));
    }
}

/// <param name="Name">Name to show in problems: of a file, or what was typed.</param>
/// <param name="Yaml">One message, or a list of them.</param>
/// <param name="IsFile">It stands in a file, so that problems can name lines.</param>
public sealed record OutsideText(string Name, string Yaml, bool IsFile);
