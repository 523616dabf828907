namespace StanceSim.Chaos.Tests;

/// <summary>Does one deed after the other while the run goes on. When one fails, none that follows is done, and all fail.</summary>
internal sealed class Hand
{
    private Task last = Task.CompletedTask;

    /// <summary>Has a deed done once all before are; the task is over when it is done.</summary>
    public Task Then(Func<Task> deed) => last = After(last, deed);

    private static async Task After(Task before, Func<Task> deed)
    {
        await before;
        await deed();
    }
}
