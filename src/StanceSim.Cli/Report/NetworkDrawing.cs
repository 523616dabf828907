using System.Globalization;
using StanceSim.Cli.Story;

namespace StanceSim.Cli.Report;

/// <summary>The actors worth drawing, the regard between each two of them, and where they stand.</summary>
internal sealed class NetworkDrawing
{
    public const double Size = 600;

    private const int MostNodes = 40;
    private const int FriendsOfEach = 3;
    private const int FoesOfEach = 2;
    private const double Margin = 30;
    private const double NodeHeight = 38;
    private const int LongestName = 15;

    /// <summary>Regard nearer to zero than this is not drawn.</summary>
    private const double Faint = 0.1;

    private readonly RunStory story;
    private readonly int[] nodes;
    private readonly IReadOnlyList<Bond> bonds;
    private readonly (double X, double Y)[] places;

    public NetworkDrawing(RunStory story)
    {
        this.story = story;
        var mutual = Mutual(story);
        nodes = [.. Enumerable.Range(0, story.Actors.Length)
            .Select(actor => (Actor: actor, Strength: mutual.Where(bond => bond.One == actor || bond.Other == actor).Sum(bond => Math.Abs(bond.End))))
            .Where(entry => entry.Strength > 0)
            .OrderByDescending(entry => entry.Strength)
            .ThenBy(entry => entry.Actor)
            .Take(MostNodes)
            .Select(entry => entry.Actor)
            .Order()];
        var placeOf = nodes.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        var known = mutual
            .Where(bond => placeOf.ContainsKey(bond.One) && placeOf.ContainsKey(bond.Other))
            .Select(bond => bond with { One = placeOf[bond.One], Other = placeOf[bond.Other] })
            .ToArray();
        bonds = Drawn(known, nodes.Length);
        var forces = known.Select(bond => (bond.One, bond.Other, (bond.Start + bond.End) / 2)).ToArray();
        places = NetworkLayout.Of(nodes.Length, forces, Size, Margin, [.. nodes.Select(WidthOf)], NodeHeight);
    }

    public int ActorCount => nodes.Length;

    /// <summary>Draws one moment.</summary>
    /// <param name="html">The page.</param>
    /// <param name="title">What the drawing shows.</param>
    /// <param name="atEnd">The last frame rather than the first.</param>
    public void Write(Html html, string title, bool atEnd)
    {
        var size = Html.Coordinate(Size);
        html.Open("svg", ("class", "network"), ("viewBox", $"0 0 {size} {size}"), ("role", "img"), ("aria-label", title));
        html.Leaf("title", title);
        foreach (var bond in bonds)
        {
            Line(html, bond, atEnd ? bond.End : bond.Start);
        }

        for (var node = 0; node < nodes.Length; node++)
        {
            Node(html, nodes[node], places[node], atEnd);
        }

        html.Close();
    }

    /// <summary>Each actor's strongest friends and foes: with all lines drawn nobody could see any.</summary>
    private static Bond[] Drawn(IReadOnlyList<Bond> known, int count) => [.. Enumerable.Range(0, count)
        .SelectMany(node =>
        {
            var own = known.Where(bond => bond.One == node || bond.Other == node).ToArray();
            return Strongest(own.Where(bond => bond.End >= Faint || bond.Start >= Faint), FriendsOfEach)
                .Concat(Strongest(own.Where(bond => bond.End <= -Faint || bond.Start <= -Faint), FoesOfEach));
        })
        .Distinct()
        .OrderBy(bond => (bond.One, bond.Other))];

    private static IEnumerable<Bond> Strongest(IEnumerable<Bond> bonds, int most) => bonds
        .OrderByDescending(bond => Math.Max(Math.Abs(bond.Start), Math.Abs(bond.End)))
        .ThenBy(bond => (bond.One, bond.Other))
        .Take(most);

    private double WidthOf(int actor) => Math.Max(26, 8 + (7.2 * NameOf(actor).Length));

    private string NameOf(int actor) => Terminal.Printable.Fit(story.Actors[actor].Id, LongestName);

    private void Line(Html html, Bond bond, double regard)
    {
        if (Math.Abs(regard) < Faint / 2)
        {
            return;
        }

        var (from, to) = (places[bond.One], places[bond.Other]);
        var strength = Math.Abs(regard);
        html.Open("line", ("class", regard < 0 ? "foe" : "friend"),
            ("x1", Html.Coordinate(from.X)), ("y1", Html.Coordinate(from.Y)), ("x2", Html.Coordinate(to.X)), ("y2", Html.Coordinate(to.Y)),
            ("stroke-width", Html.Coordinate(0.6 + (2.6 * strength))), ("stroke-opacity", (0.2 + (0.6 * strength)).ToString("0.00", CultureInfo.InvariantCulture)));
        html.Leaf("title", $"{story.Actors[nodes[bond.One]].Name} and {story.Actors[nodes[bond.Other]].Name}: {Terminal.Amount.Affinity(regard).Trim()}").Close();
    }

    private void Node(Html html, int actor, (double X, double Y) place, bool atEnd)
    {
        var stances = Enumerable.Range(0, story.Issues.Length).Select(issue =>
        {
            var movement = story.MovementOf(actor, issue);
            return (atEnd ? movement.End : movement.Start, story.Issues[issue]);
        }).Select(stance => (stance.Item1 - stance.Item2.Middle) / stance.Item2.HalfWidth).ToArray();
        html.Open("g", ("class", "node"),
            ("data-s", string.Join(' ', stances.Select(Palette.Diverging))),
            ("data-g", string.Join(' ', stances.Select(stance => Palette.Sign(stance) is { Length: > 0 } sign ? sign : "0"))));
        html.Leaf("title", story.Actors[actor].Name);
        html.Shape("circle", ("class", Palette.Diverging(stances[0])), ("cx", Html.Coordinate(place.X)), ("cy", Html.Coordinate(place.Y)), ("r", "10"));
        html.Leaf("text", Palette.Sign(stances[0]) is { Length: > 0 } glyph ? glyph : "0", ("class", "glyph"), ("x", Html.Coordinate(place.X)), ("y", Html.Coordinate(place.Y + 4)));
        html.Leaf("text", NameOf(actor), ("class", "name"), ("x", Html.Coordinate(place.X)), ("y", Html.Coordinate(place.Y + 21)));
        html.Close();
    }

    /// <summary>The mean of both directions: a drawing of one line per pair stays readable.</summary>
    private static List<Bond> Mutual(RunStory story)
    {
        var pairs = new Dictionary<(int, int), (double Start, double End, int Count)>();
        foreach (var regard in story.Regards)
        {
            var pair = (Math.Min(regard.Observer, regard.Other), Math.Max(regard.Observer, regard.Other));
            var (start, end, count) = pairs.GetValueOrDefault(pair);
            pairs[pair] = (start + regard.Start, end + regard.End, count + 1);
        }

        return [.. pairs
            .OrderBy(pair => pair.Key)
            .Select(pair => new Bond(pair.Key.Item1, pair.Key.Item2, pair.Value.Start / pair.Value.Count, pair.Value.End / pair.Value.Count))];
    }

    /// <summary>Regard between two actors at both moments.</summary>
    private sealed record Bond(int One, int Other, double Start, double End);
}
