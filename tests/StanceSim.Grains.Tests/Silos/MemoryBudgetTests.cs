using StanceSim.Experiments.Runs;
using StanceSim.Grains.Contracts;
using StanceSim.Grains.Silos;

namespace StanceSim.Grains.Tests.Silos;

public sealed class MemoryBudgetTests
{
    private const long Million = 1_000_000;

    /// <summary>Room for 100 MB of runs beside the program.</summary>
    private readonly MemoryBudget budget = new("silo-1", MemoryNeed.Program + (100 * Million));

    [Fact]
    public void A_run_has_its_world_once_and_what_it_records_for_each_partition()
    {
        budget.Take(Run("a"), 0);
        budget.Take(Run("a"), 1);
        budget.Take(Run("a"), 2);

        var refusal = Assert.Throws<RunDoesNotFitException>(() => budget.Take(Run("a"), 3));

        Assert.Equal("The run takes about 120 MB of memory on silo silo-1, which has 100 MB left of the 200 MB that it may use.", refusal.Message);
    }

    [Fact]
    public void Runs_share_what_there_is_and_give_it_back()
    {
        budget.Take(Run("a"), 0);
        Assert.Throws<RunDoesNotFitException>(() => budget.Take(Run("b"), 0));
        budget.GiveBack(Run("a"), 0);

        budget.Take(Run("b"), 0);
    }

    [Fact]
    public void A_run_that_is_placed_anew_does_not_count_twice()
    {
        for (var epoch = 0; epoch < 3; epoch++)
        {
            budget.Take(Run("a", epoch), 0);
            budget.Take(Run("a", epoch), 1);
        }

        for (var epoch = 0; epoch < 2; epoch++)
        {
            budget.GiveBack(Run("a", epoch), 0);
            budget.GiveBack(Run("a", epoch), 1);
        }

        Assert.Throws<RunDoesNotFitException>(() => budget.Take(Run("b"), 0));
    }

    private static RunSpec Run(string name, int epoch = 0) => new()
    {
        RunId = $"{name}~{epoch}",
        Run = name,
        Epoch = epoch,
        Digest = "",
        Ticks = 1,
        Memory = new RunMemory { Shared = 40 * Million, PerPartition = 20 * Million },
        File = "",
        Text = "",
        Overrides = [],
        Seed = 0,
        Replicate = 0,
        Partitions = 4,
    };
}
