namespace StanceSim.Chaos.Tests;

/// <summary>Does one deed after the other while the run goes on. When one fails, none that follows is done, and all fail.</summary>
internal sealed class Hand
{
    private readonly TaskCompletionSource failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task last = Task.CompletedTask;

    /// <summary>Fails when a deed fails, so that whoever waits for the run need not wait for its end.</summary>
    public Task Failure => failure.Task;

    /// <summary>Has a deed done once all before are; the task is over when it is done.</summary>
    public Task Then(Func<Task> deed) => last = After(last, deed);

    private async Task After(Task before, Func<Task> deed)
    {
        await before;
        try
        {
            await deed();
        }
        catch (Exception exception)
        {
            failure.TrySetException(exception);
            throw;
        }
    }
}
