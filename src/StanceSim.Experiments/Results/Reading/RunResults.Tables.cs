using System.Collections.Immutable;
using StanceSim.Experiments.Results.Tables;

namespace StanceSim.Experiments.Results.Reading;

/// <summary>The tables of a run, row by row in the order in which things happened. One row group is in memory at a time.</summary>
public sealed partial class RunResults
{
    public async IAsyncEnumerable<StanceRow> Stances()
    {
        await using var table = await TableReader.Open(Folder, ResultTables.Stances);
        foreach (var group in table.RowGroups())
        {
            var tick = await group.Values<int>("tick");
            var actor = await group.Texts("actor");
            var issue = await group.Texts("issue");
            var variable = await group.Texts("variable");
            var value = await group.Values<double>("value");
            for (var row = 0; row < group.Rows; row++)
            {
                yield return new StanceRow(tick[row], actor[row]!, issue[row]!, variable[row]!, value[row]);
            }
        }
    }

    /// <summary>The values of stances.parquet alone, some rows at a time: much faster than <see cref="Stances"/>.</summary>
    /// <remarks>In each frame by actor and issue; where the run has messages, position and deterrence take turns.</remarks>
    public async IAsyncEnumerable<double[]> StanceValues()
    {
        await using var table = await TableReader.Open(Folder, ResultTables.Stances);
        foreach (var group in table.RowGroups())
        {
            yield return await group.Values<double>("value");
        }
    }

    public async IAsyncEnumerable<AffinityRow> Affinities()
    {
        await using var table = await TableReader.Open(Folder, ResultTables.Affinities);
        foreach (var group in table.RowGroups())
        {
            var tick = await group.Values<int>("tick");
            var actor = await group.Texts("actor");
            var other = await group.Texts("other");
            var value = await group.Values<double>("value");
            for (var row = 0; row < group.Rows; row++)
            {
                yield return new AffinityRow(tick[row], actor[row]!, other[row]!, value[row]);
            }
        }
    }

    public async IAsyncEnumerable<DecisionRow> Decisions()
    {
        await using var table = await TableReader.Open(Folder, ResultTables.Decisions);
        foreach (var group in table.RowGroups())
        {
            var tick = await group.Values<int>("tick");
            var organisation = await group.Texts("organisation");
            var issue = await group.Texts("issue");
            var procedure = await group.Texts("procedure");
            var blocked = await group.Values<bool>("blocked");
            var before = await group.Values<double>("before");
            var after = await group.Values<double>("after");
            var pivot = await group.Texts("pivot");
            var blockers = await group.Texts("blockers");
            for (var row = 0; row < group.Rows; row++)
            {
                yield return new DecisionRow(
                    tick[row],
                    organisation[row]!,
                    issue[row]!,
                    procedure[row]!,
                    blocked[row],
                    before[row],
                    after[row],
                    pivot[row],
                    Ids(blockers[row]!));
            }
        }
    }

    private static ImmutableArray<string> Ids(string joined) => joined.Length == 0 ? [] : [.. joined.Split('+')];
}
