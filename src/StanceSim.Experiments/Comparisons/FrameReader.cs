using StanceSim.Experiments.Results.Reading;

namespace StanceSim.Experiments.Comparisons;

/// <summary>Reads the stances of a run frame by frame, of the cells that are compared.</summary>
/// <param name="run">The run.</param>
/// <param name="cells">Places of the cells in a frame.</param>
internal sealed class FrameReader(RunResults run, IReadOnlyDictionary<(string Actor, string Issue, string Variable), int> cells) : IFrameValues
{
    private readonly IAsyncEnumerator<StanceRow> rows = run.Stances().GetAsyncEnumerator();
    private bool hasRow;
    private bool hasBegun;

    public async ValueTask<double[]> Frame(int tick)
    {
        if (!hasBegun)
        {
            (hasBegun, hasRow) = (true, await rows.MoveNextAsync());
        }

        var values = new double[cells.Count];
        Array.Fill(values, double.NaN);
        while (hasRow && rows.Current.Tick <= tick)
        {
            var row = rows.Current;
            if (row.Tick == tick && cells.TryGetValue((row.Actor, row.Issue, row.Variable), out var cell))
            {
                values[cell] = row.Value;
            }

            hasRow = await rows.MoveNextAsync();
        }

        return values;
    }

    public ValueTask DisposeAsync() => rows.DisposeAsync();
}
