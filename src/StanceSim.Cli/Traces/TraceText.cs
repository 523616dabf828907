using StanceSim.Cli.Summary;
using StanceSim.Cli.Terminal;
using StanceSim.Experiments.Results;
using StanceSim.Model;
using StanceSim.Observability;
using StanceSim.Observability.Cascades;

namespace StanceSim.Cli.Traces;

/// <summary>A cascade as a tree of lines: who did what to whom, and whom it moved.</summary>
internal sealed class TraceText(Screen screen, Manifest manifest)
{
    /// <summary>Messages shown, at most; the rest is counted.</summary>
    private const int MostMessages = 200;

    /// <summary>Other stimuli named, at most.</summary>
    private const int MostOthers = 8;

    private const int EffectColumn = 62;

    private int left = MostMessages;
    private int unshown;

    public void Write(EndedCascade cascade, CascadeTree tree, IReadOnlyList<EndedCascade> others, string folder)
    {
        var root = cascade.Spans[0];
        screen.Write(new Line().Add(Text(root, TelemetryNames.MessageText) is { Length: > 0 } said ? said : root.Name, Ink.Strong));
        screen.Write(new Line().Add($"  {Amount.Count(cascade.Messages, "message")} over {Ticks(root)}, {Amount.Count(Depth(root), "step")} deep; trace {cascade.TraceId}", Ink.Faint));
        screen.WriteLine();
        Branch(tree, "", "");
        if (unshown > 0)
        {
            screen.Write(new Line().Add($"  {Amount.Count(unshown, "more message")}: narrow it with --actor or --depth, or take --json", Ink.Faint));
        }

        Others(others, folder);
    }

    private void Branch(CascadeTree tree, string first, string next)
    {
        if (left == 0)
        {
            unshown += Count(tree);
            return;
        }

        left--;
        var span = tree.Span;
        var name = span.IsStimulus
            ? $"{Text(span, TelemetryNames.MessageKind)} {Text(span, TelemetryNames.SenderId)}{span.Name[span.Name.IndexOf(" -> ", StringComparison.Ordinal)..]}"
            : span.Name;
        var line = new Line().Add("  " + first, Ink.Faint).Add(name, span.IsStimulus ? Ink.Strong : Ink.Plain).Add($" {When(span)}", Ink.Faint);
        Effect(line, span);
        screen.Write(line);
        for (var place = 0; place < tree.Below.Count; place++)
        {
            var isLast = place == tree.Below.Count - 1;
            var (branch, bar) = screen.DrawsBlocks ? (isLast ? "└─ " : "├─ ", isLast ? "   " : "│  ") : (isLast ? "`- " : "|- ", isLast ? "   " : "|  ");
            Branch(tree.Below[place], next + branch, next + bar);
        }

        if (tree.Hidden > 0)
        {
            screen.Write(new Line().Add($"  {next}{Amount.Count(tree.Hidden, "message")} deeper", Ink.Faint));
        }
    }

    /// <summary>Whom it moved most, where positions are concerned: how far that actor moved, and how much of it was this message.</summary>
    private void Effect(Line line, CascadeSpan span)
    {
        if (Text(span, TelemetryNames.StanceVariable) is not { } variable
            || span[TelemetryNames.StanceDelta] is not double delta
            || span[TelemetryNames.Contribution] is not double share)
        {
            return;
        }

        var subject = Text(span, TelemetryNames.StanceSubject);
        var issue = manifest.Issues.FirstOrDefault(known => known.Id == subject);
        var scale = new Issue { Id = "", Low = issue?.Low ?? -1, High = issue?.High ?? 1 };
        var what = variable == "position" ? subject : $"{variable} {subject}";
        line.To(EffectColumn)
            .Add($"{Text(span, TelemetryNames.StanceActor)} {what} ", Ink.Faint)
            .Add(Amount.Share(share, scale).Trim(), share < 0 ? Ink.Negative : Ink.Positive)
            .Add($" of {Amount.Share(delta, scale).Trim()}", Ink.Faint);
    }

    private void Others(IReadOnlyList<EndedCascade> others, string folder)
    {
        if (others.Count == 0)
        {
            return;
        }

        RunSummary.Heading(screen, "Other stimuli", "those that set off most");
        foreach (var other in others.OrderByDescending(other => other.Messages).Take(MostOthers))
        {
            screen.Write(new Line().Right(Amount.Count(other.Messages, "message"), 14).Add("  ").Add($"--stimulus {other.Stimulus}", Ink.Advice).To(50).Add($"{other.Spans[0].Name["stimulus ".Length..]} {When(other.Spans[0])}", Ink.Faint));
        }

        if (others.Count > MostOthers)
        {
            screen.Write(new Line().Add($"  and {others.Count - MostOthers} more; {screen.Program} trace {folder} --otlp sends all of them to a receiver", Ink.Faint));
        }
    }

    private string When(CascadeSpan span) => manifest.Calendar.Label((int)(long)span[TelemetryNames.Tick]!); // every span has its tick

    private static string? Text(CascadeSpan span, string name) => span[name] as string;

    private static string Ticks(CascadeSpan root) => Amount.Count((long)Math.Ceiling((root.End - root.Start).TotalMilliseconds), "tick");

    private static long Depth(CascadeSpan root) => root[TelemetryNames.CascadeDepth] is long depth ? depth : 0;

    private static int Count(CascadeTree tree) => 1 + tree.Hidden + tree.Below.Sum(Count);
}
