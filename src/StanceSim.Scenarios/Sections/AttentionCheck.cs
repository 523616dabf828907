using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Scenarios.Sections;

/// <summary>A declared row of attention must give somebody a share.</summary>
internal static class AttentionCheck
{
    public static void Run(ReadContext context, MapEntry<int, MapEntry<int, double>[]>[] attention)
    {
        foreach (var (_, row, listener, node) in attention)
        {
            if (row.Sum(share => share.Value) == 0 && (row.Length > 0 || node is Yaml.Mapping { Entries.Count: 0 }))
            {
                context.Add(ProblemKinds.NoAttention, node, $"The attention of `{listener.Text}` sums to 0.",
                    "Give somebody a positive share, or remove the row so that ties decide.");
            }
        }
    }
}
