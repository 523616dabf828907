namespace StanceSim.Experiments.Runs;

/// <summary>Does a run and tells it tick by tick. Every engine tells the same run with the same bits.</summary>
public interface IRunEngine
{
    /// <summary>Name for progress and logs, for example <c>local</c>; never in results.</summary>
    string Name { get; }

    /// <summary>The first frame (tick 0, with the messages sent with it), then one record per tick until the run is over. The caller must use a record before asking for the next.</summary>
    IAsyncEnumerable<TickRecord> Run(RunPlan plan, CancellationToken cancellation);
}
