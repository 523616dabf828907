using StanceSim.Cli.Summary;
using StanceSim.Experiments.Explanations;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Reading;

namespace StanceSim.Cli.Why;

/// <summary>Reasons in words: who, by which tie, with what message.</summary>
internal sealed class ReasonText(Manifest manifest)
{
    private readonly Dictionary<string, string> names = manifest.Actors.ToDictionary(actor => actor.Id, actor => Cast.ShortName(actor.Name));

    public string NameOf(string actor) => names.GetValueOrDefault(actor, actor);

    public string Source(ContributionRow part) => Source(part.Mechanism, part.Source);

    public string Source(Share share) => Source(share.Mechanism, share.Source);

    public string How(Reason reason)
    {
        var part = reason.Contribution;
        var message = reason.Chain is [var first, ..] ? Message(first) : part.Message ?? "";
        return Joined(Mechanism(part.Mechanism, part.Source, part.Message is not null), message, Tie(part.Tie));
    }

    public string How(Share share) =>
        Joined(Mechanism(share.Mechanism, share.Source, share.StrongestMessage is not null), share.StrongestMessage is { } id ? $"above all {id}" : "", Tie(share.Tie));

    /// <summary>Kind, date, what happened and the message's id.</summary>
    public string Message(MessageRow message)
    {
        var head = $"{message.Kind} {manifest.Calendar.Label(message.Sent)}";
        var manner = string.Join(", ", Manner(message));
        var text = message.Text is { Length: > 0 } line ? ": " + line : "";
        var policy = message.Policy is null ? "" : $" by policy {message.Policy}";
        var before = message.Sent < manifest.From ? ", before the fork" : "";
        return $"{head}{before}{policy}{(manner.Length > 0 ? $" ({manner})" : "")} [{message.Id}]{text}";
    }

    private static IEnumerable<string> Manner(MessageRow message)
    {
        if (message.Audience != "public")
        {
            yield return message.Audience;
        }

        if (message.Explicitness != "explicit")
        {
            yield return message.Explicitness;
        }

        if (message.Attribution != "on-record")
        {
            yield return message.Attribution;
        }

        if (message.Stage != "carried-out")
        {
            yield return message.Stage;
        }
    }

    private string Source(string? mechanism, string? source) => mechanism switch
    {
        "anchor" => "its own interests",
        "bound" => "the end of the scale",
        "decision" => "decision of its members",
        null => "the influence rule",
        _ => source is null ? mechanism : NameOf(source),
    };

    private string Mechanism(string? mechanism, string? source, bool byMessage) => mechanism switch
    {
        "anchor" => "pull it back to where it came from",
        "routine-statement" => "by the position it states every tick",
        "decision" => source is null ? "" : $"as far as {NameOf(source)} would go",
        "decay" => "a warning wearing off",
        "persuasion" when byMessage => "",
        null => "gives no reasons",
        "bound" => "",
        _ => mechanism,
    };

    private static string Tie(string? tie) => tie is null ? "" : $"tie: {tie.Replace("+", ", ", StringComparison.Ordinal)}";

    private static string Joined(params string[] parts) => string.Join("; ", parts.Where(part => part.Length > 0));
}
