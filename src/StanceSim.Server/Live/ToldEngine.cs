using System.Runtime.CompilerServices;
using StanceSim.Experiments.Runs;
using StanceSim.Observability.Runs;

namespace StanceSim.Server.Live;

/// <summary>An engine whose run is measured and told to OpenTelemetry for as long as that goes well; the run goes on when it does not.</summary>
/// <param name="engine">Who does the run.</param>
/// <param name="telemetry">Where it is told to.</param>
/// <param name="failed">Told why it is told no further.</param>
internal sealed class ToldEngine(IRunEngine engine, RunTelemetry telemetry, Action<Exception> failed) : IRunEngine
{
    public string Name => engine.Name;

    public async IAsyncEnumerable<TickRecord> Run(RunPlan plan, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var records = engine.Run(plan, cancellation).GetAsyncEnumerator(cancellation);
        var source = new Source(engine.Name, records);
        var told = new ObservedEngine(source, telemetry).Run(plan, cancellation).GetAsyncEnumerator(cancellation);
        try
        {
            while (await Next(told, source, cancellation))
            {
                yield return source.Deliver();
            }
        }
        finally
        {
            await End(told);
        }

        // What telemetry did not let through comes first; then the run as it goes on, measured all the same.
        await foreach (var record in new ObservedEngine(source).Run(plan, cancellation))
        {
            source.Deliver();
            yield return record;
        }
    }

    /// <summary>Whether there is one more that was told; false too when telling failed.</summary>
    private async Task<bool> Next(IAsyncEnumerator<TickRecord> told, Source source, CancellationToken cancellation)
    {
        try
        {
            return await told.MoveNextAsync();
        }
        catch (Exception failure) when (!source.HasFailed && !cancellation.IsCancellationRequested)
        {
            failed(failure);
            return false;
        }
    }

    private async Task End(IAsyncEnumerator<TickRecord> told)
    {
        try
        {
            await told.DisposeAsync();
        }
        catch (Exception failure)
        {
            // The records are not its own: nothing of the run ends here.
            failed(failure);
        }
    }

    /// <summary>The records of a run, which outlive who looks at them: what was read and not delivered is read again.</summary>
    private sealed class Source(string name, IAsyncEnumerator<TickRecord> records) : IRunEngine
    {
        private TickRecord? read;
        private bool isOver;

        public string Name => name;

        /// <summary>The run itself failed.</summary>
        public bool HasFailed { get; private set; }

        public TickRecord Deliver()
        {
            var delivered = read ?? throw new InvalidOperationException("Nothing was read.");
            read = null;
            return delivered;
        }

        public async IAsyncEnumerable<TickRecord> Run(RunPlan plan, [EnumeratorCancellation] CancellationToken cancellation)
        {
            while (read is not null || await Read())
            {
                yield return read ?? throw new InvalidOperationException("It was delivered before it was told.");
            }
        }

        private async Task<bool> Read()
        {
            if (isOver)
            {
                return false;
            }

            try
            {
                isOver = !await records.MoveNextAsync();
                read = isOver ? null : records.Current;
                return !isOver;
            }
            catch
            {
                (HasFailed, isOver) = (true, true);
                throw;
            }
        }
    }
}
