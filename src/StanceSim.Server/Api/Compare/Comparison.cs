using System.Collections.Immutable;
using StanceSim.Experiments.Comparisons;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Server.Api.Catalogue;
using StanceSim.Server.Api.Runs;
using StanceSim.Server.Api.Shapes;

namespace StanceSim.Server.Api.Compare;

/// <summary>Two runs side by side, as <see cref="RunComparison"/> finds them, in the shape of an answer.</summary>
internal sealed class Comparison(RunEntry a, RunEntry b, RunCatalogue runs)
{
    private const int MostMessages = 200;
    private const int MostReasons = 20;

    /// <summary>Compares them; stances, affinities and events of both must be ready.</summary>
    public async Task<ComparisonShape> Make()
    {
        var difference = await RunComparison.Shared(new JournalRun(a), new JournalRun(b));
        return new ComparisonShape
        {
            A = RunAnswers.Summary(a, runs),
            B = RunAnswers.Summary(b, runs),
            Comparable = difference is not null,
            Reason = difference is null ? "They have no actor and issue, or no frame, in common." : null,
            First = difference?.From ?? 0,
            Last = difference?.To ?? -1,
            Offset = difference?.Offset ?? 0,
            Settings = [.. SettingDifference.Between(a.Manifest, b.Manifest)],
            Parted = difference?.FirstTick,
            Divergence = difference?.First is { } first ? ShapeOf(first) : null,
            Affinity = difference?.FirstAffinity is { } regard ? ShapeOf(regard) : null,
            Decision = difference?.FirstDecision is { } decision ? ShapeOf(decision, difference.Offset) : null,
            Differences = difference is null ? [] : Differences(difference),
            Messages = MessagesIn(difference?.Messages ?? []),
        };
    }

    private DivergenceShape ShapeOf(Divergence first) => new(
        first.Tick,
        a.Journal.Cast.DateOf(first.Tick),
        first.Actor,
        first.Issue,
        first.Variable,
        first.Left,
        first.Right,
        first.Others,
        ShapesOfReasons(first.Reasons));

    private AffinityDivergenceShape ShapeOf(AffinityDivergence first) => new(
        first.Tick, a.Journal.Cast.DateOf(first.Tick), first.Actor, first.Other, first.Left, first.Right, first.Others, ShapesOfReasons(first.Reasons));

    private DecisionDivergenceShape ShapeOf(DecisionDivergence first, int offset) => new(
        first.Tick,
        a.Journal.Cast.DateOf(first.Tick),
        first.Organisation,
        first.Issue,
        first.Left is { } left ? ShapesOf.Decision(a.Journal, left) : null,
        first.Right is { } right ? ShapesOf.Decision(b.Journal, right with { Tick = first.Tick + offset }) : null,
        first.Others);

    private static ImmutableArray<ReasonShape> ShapesOfReasons(ImmutableArray<ReasonDifference> reasons) =>
        [.. reasons.Take(MostReasons).Select(reason => new ReasonShape(
            reason.Mechanism, reason.Source, reason.Message, reason.Left, reason.Right, [.. reason.Chain.Select(message => message.Id)]))];

    /// <summary>Positions of all that both have, in half-widths; those that do not differ come last.</summary>
    private ImmutableArray<DifferenceShape> Differences(RunDifference difference)
    {
        var cast = a.Journal.Cast;
        var courses = difference.Courses.Where(course => course.Variable == "position").Select(course =>
        {
            var half = cast.HalfWidths[cast.FindIssue(course.Issue)];
            return new DifferenceShape(course.Actor, course.Issue, course.Most / half, course.MostTick, course.End / half, course.FirstTick);
        }).ToArray();
        var differing = courses.Select(course => (course.Actor, course.Issue)).ToHashSet();
        var same = difference.Issues.SelectMany(issue => difference.Actors.Select(actor => (actor, issue))).Where(cell => !differing.Contains(cell));
        return [.. courses, .. same.Select(cell => new DifferenceShape(cell.actor, cell.issue, 0, difference.From, 0, null))];
    }

    private OnlyIn MessagesIn(ImmutableArray<MessageDifference> messages)
    {
        return new OnlyIn(
            Told(a, messages.Where(pair => pair.Right is null).Select(pair => pair.Left)),
            Told(b, messages.Where(pair => pair.Left is null).Select(pair => pair.Right)),
            [.. messages.Where(pair => pair is { Left: not null, Right: not null }).Take(MostMessages).Select(pair => new MessagePair(Of(a, pair.Left!), Of(b, pair.Right!)))]);

        static ImmutableArray<MessageShape> Told(RunEntry run, IEnumerable<MessageRow?> rows) => [.. rows.OfType<MessageRow>().Take(MostMessages).Select(row => Of(run, row))];

        static MessageShape Of(RunEntry run, MessageRow row) => ShapesOf.Message(run.Journal, run.Journal.Messages.Find(row.Id)!); // the row came from there
    }
}
