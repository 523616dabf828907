using System.Collections.Concurrent;

namespace StanceSim.Experiments.Tests;

/// <summary>Does asynchronous work on the thread that asks for it: while a module is being initialised, no other may enter it.</summary>
internal sealed class OneThread : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Work, object? State)> posted = [];

    public static T Run<T>(Func<Task<T>> work)
    {
        var thread = new OneThread();
        SetSynchronizationContext(thread);
        var task = work();
        task.ContinueWith(_ => thread.posted.CompleteAdding(), TaskScheduler.Default);
        foreach (var (next, state) in thread.posted.GetConsumingEnumerable())
        {
            next(state);
        }

        return task.GetAwaiter().GetResult();
    }

    public override void Post(SendOrPostCallback d, object? state) => posted.Add((d, state));
}
