namespace StanceSim.Experiments.Runs;

/// <summary>Does a run and tells it tick by tick. Every engine tells the same run with the same bits.</summary>
public interface IRunEngine
{
    /// <summary>Name for progress and logs, for example <c>local</c>; never in results.</summary>
    string Name { get; }

    /// <summary>The first frame (tick 0, with the messages sent with it), then one record per tick until the run is over. The caller must use a record before asking for the next.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="cancellation">
    /// Asks for an end on the way: once frames were told, one more is, with a snapshot from which the run can go on, and then it
    /// ends in an <see cref="OperationCanceledException"/>. So what was told last can be resumed from.
    /// </param>
    IAsyncEnumerable<TickRecord> Run(RunPlan plan, CancellationToken cancellation);
}
