using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Problems;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios.Sections;

/// <summary>Collects the ids of a list before its elements are read, so that parts can refer to each other in any order.</summary>
internal static class IdList
{
    /// <param name="root">The section with the list.</param>
    /// <param name="list">Key of the list.</param>
    /// <param name="names">Where the ids go; an id that is taken is told.</param>
    /// <param name="byPlace">The id of an element that gives none, by its place from 0; null: none.</param>
    public static void Collect(SectionValues root, Key list, NameTable names, Func<int, string>? byPlace = null)
    {
        if (root.Node.Find(list.Name) is not Sequence sequence)
        {
            // Whoever mends the list mends every reference to what is in it.
            if (root.LacksList(list) && names.Unknown != ProblemKinds.DuplicateName)
            {
                root.Context.Problems.Silence(names.Unknown);
            }

            return;
        }

        for (var place = 0; place < sequence.Items.Count; place++)
        {
            if (sequence.Items[place] is not Mapping element)
            {
                continue;
            }

            var given = element.Find("id");
            var id = given is Scalar scalar && IdForm.IsId(scalar.Text) ? scalar.Text : given is null ? byPlace?.Invoke(place) : null;
            if (id is not null && !names.TryAdd(id))
            {
                root.Context.Add(ProblemKinds.DuplicateName, given ?? element, $"The {names.Noun} `{id}` is declared twice.", "Give each its own id.");
            }
        }
    }
}
