using System.Collections.Immutable;
using StanceSim.Experiments.Results.Tables;

namespace StanceSim.Experiments.Results.Reading;

/// <summary>The changes of a run with their contributions.</summary>
public sealed partial class RunResults
{
    /// <summary>Changes in the order of tick, actor, variable and subject, as far as they are asked for.</summary>
    public async IAsyncEnumerable<ChangeRow> Changes(ChangeFilter? filter = null)
    {
        var wanted = filter ?? new ChangeFilter();
        await using var table = await TableReader.Open(Folder, ResultTables.Changes);
        ChangeRow? open = null;
        var contributions = ImmutableArray.CreateBuilder<ContributionRow>();
        foreach (var group in table.RowGroups())
        {
            var columns = await ChangeColumns.Read(group, wanted);
            if (columns is null)
            {
                continue;
            }

            for (var row = 0; row < group.Rows; row++)
            {
                if (!columns.Match(row, wanted))
                {
                    continue;
                }

                // The contributions of one change may lie in two row groups.
                if (open is null || open.Number != columns.Number[row])
                {
                    if (open is not null)
                    {
                        yield return open with { Contributions = contributions.DrainToImmutable() };
                    }

                    open = columns.ChangeAt(row);
                }

                if (columns.Mechanism[row] is not null)
                {
                    contributions.Add(columns.ContributionAt(row));
                }
            }
        }

        if (open is not null)
        {
            yield return open with { Contributions = contributions.DrainToImmutable() };
        }
    }

    /// <summary>The columns of one row group of changes.</summary>
    private sealed class ChangeColumns
    {
        private readonly string?[] actor;
        private readonly string?[] variable;
        private readonly string?[] issue;
        private readonly int[] tick;
        private string?[] other = [];
        private string?[] source = [];
        private string?[] tie = [];
        private string?[] message = [];
        private string?[] policy = [];
        private double[] before = [];
        private double[] after = [];
        private double[] amount = [];

        private ChangeColumns(string?[] actor, string?[] variable, string?[] issue, int[] tick) =>
            (this.actor, this.variable, this.issue, this.tick) = (actor, variable, issue, tick);

        public ulong[] Number { get; private set; } = [];

        public string?[] Mechanism { get; private set; } = [];

        /// <summary>Reads what tells rows apart, and the rest only when a row is wanted.</summary>
        public static async Task<ChangeColumns?> Read(TableReader.RowGroup group, ChangeFilter wanted)
        {
            var columns = new ChangeColumns(
                await group.Texts("actor"), await group.Texts("variable"), await group.Texts("issue"), await group.Values<int>("tick"));
            if (!Enumerable.Range(0, group.Rows).Any(row => columns.Match(row, wanted)))
            {
                return null;
            }

            columns.Number = await group.Values<ulong>("change");
            columns.other = await group.Texts("other");
            columns.before = await group.Values<double>("before");
            columns.after = await group.Values<double>("after");
            columns.Mechanism = await group.Texts("mechanism");
            columns.source = await group.Texts("source");
            columns.tie = await group.Texts("tie");
            columns.message = await group.Texts("message");
            columns.policy = await group.Texts("policy");
            columns.amount = await group.Values<double>("contribution");
            return columns;
        }

        public bool Match(int row, ChangeFilter wanted) =>
            (wanted.Tick is null || tick[row] == wanted.Tick)
            && (wanted.Actor is null || actor[row] == wanted.Actor)
            && (wanted.Variable is null || variable[row] == wanted.Variable)
            && (wanted.Issue is null || issue[row] == wanted.Issue);

        public ChangeRow ChangeAt(int row) => new()
        {
            Number = Number[row],
            Tick = tick[row],
            Actor = actor[row]!,
            Variable = variable[row]!,
            Issue = issue[row],
            Other = other[row],
            Before = before[row],
            After = after[row],
            Contributions = [],
        };

        public ContributionRow ContributionAt(int row) =>
            new(Mechanism[row], source[row], tie[row], message[row], policy[row], amount[row]);
    }
}

/// <summary>Which changes to read; what is null does not matter.</summary>
/// <param name="Actor">Id of the actor whose quantity changed.</param>
/// <param name="Issue">Id of the issue.</param>
/// <param name="Variable">position, affinity or deterrence.</param>
/// <param name="Tick">Tick in which it changed.</param>
public sealed record ChangeFilter(string? Actor = null, string? Issue = null, string? Variable = null, int? Tick = null);
