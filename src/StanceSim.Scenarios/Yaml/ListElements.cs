using StanceSim.Scenarios.Sections;

namespace StanceSim.Scenarios.Yaml;

/// <summary>Elements of lists as overrides see them: by id, or for messages without one by place.</summary>
internal static class ListElements
{
    private static readonly string[] IdKeys = ["id", "actor"];

    /// <summary>The lists to which an element can be added by a new id. Actors and issues are what a path is most likely to misspell, so they are added in the file.</summary>
    private static readonly string[] GrowingLists = ["messages", "policies", "outcomes"];

    /// <summary>Whether a path names a list to which elements can be added.</summary>
    public static bool CanGrow(ReadOnlySpan<string> path) => path.Length == 1 && GrowingLists.Contains(path[0]);

    /// <summary>The id by which an element goes; null when it has none.</summary>
    public static string? IdOf(Node item, int index, ReadOnlySpan<string> path)
    {
        var named = item is Mapping mapping ? IdKeys.Select(mapping.Find).OfType<Scalar>().FirstOrDefault()?.Text : (item as Scalar)?.Text;
        return named ?? (path is ["messages"] ? MessageSection.IdByPlace(index) : null);
    }

    /// <summary>The list without an element. Those that go by their place keep the ids they had; messages that were because of it are triggers then.</summary>
    public static Sequence Without(Sequence list, int place, ReadOnlySpan<string> path)
    {
        var copy = new Sequence(list.Place);
        var removed = IdOf(list.Items[place], place, path);
        for (var index = 0; index < list.Items.Count; index++)
        {
            if (index != place)
            {
                var item = WithoutCause(list.Items[index], removed);
                copy.Items.Add(index > place ? Named(item, IdOf(item, index, path)) : item);
            }
        }

        return copy;
    }

    /// <summary>The list with one more element at its end.</summary>
    public static Sequence With(Sequence list, string id, Mapping element) =>
        new(list.Place) { Items = [.. list.Items, Named(element, id)] };

    private static Node WithoutCause(Node item, string? cause) => item is Mapping mapping && cause is not null && (mapping.Find("cause") as Scalar)?.Text == cause
        ? new Mapping(mapping.Place) { Entries = mapping.Entries.FindAll(entry => entry.Key.Text != "cause") }
        : item;

    /// <summary>An element that says its id.</summary>
    private static Node Named(Node item, string? id) => item is Mapping mapping && id is not null && Array.TrueForAll(IdKeys, key => mapping.Find(key) is null)
        ? new Mapping(mapping.Place) { Entries = [new Entry(Plain(mapping.Place, "id"), Plain(mapping.Place, id)), .. mapping.Entries] }
        : item;

    private static Scalar Plain(Place place, string text) => new(place, text, isPlain: true, isOneLine: true);
}
