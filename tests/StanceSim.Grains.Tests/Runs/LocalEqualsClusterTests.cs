using StanceSim.Experiments.Runs;
using StanceSim.Grains.Runs;
using StanceSim.Scenarios;

namespace StanceSim.Grains.Tests.Runs;

/// <summary>The test that guards the product: the same bits from the kernel in a loop, from grains, and from grains on two silos.</summary>
public sealed class LocalEqualsClusterTests(OneSilo one, TwoSilos two)
{
    private static readonly int[] PartitionCounts = [1, 2, 7];

    public static TheoryData<string> Scenarios => [.. ScenarioFiles.Names];

    [Theory, MemberData(nameof(Scenarios))]
    public async Task Every_scenario_runs_alike_on_one_silo_for_any_number_of_partitions(string name)
    {
        var scenario = ScenarioFiles.Read(name);
        var local = await DigestOf(new LocalEngine(), scenario);
        foreach (var partitions in PartitionCounts)
        {
            Assert.Equal(local, await DigestOf(one.Silo.EngineWith(partitions), scenario));
        }
    }

    [Theory, MemberData(nameof(Scenarios))]
    public async Task Every_scenario_runs_alike_on_two_silos(string name)
    {
        var scenario = ScenarioFiles.Read(name);
        Assert.Equal(await DigestOf(new LocalEngine(), scenario), await DigestOf(OnTwoSilos(4), scenario));
    }

    [Fact]
    public async Task Policies_and_organisations_run_alike_on_two_silos()
    {
        var scenario = ScenarioFiles.Read("belarus-2020.yaml", new Override("reactions", "both"));
        Assert.Equal(await DigestOf(new LocalEngine(), scenario), await DigestOf(OnTwoSilos(5), scenario));
    }

    private GrainEngine OnTwoSilos(int partitions) => new(two.Grains, new GrainEngineOptions { Partitions = partitions });

    private static Task<List<string>> DigestOf(IRunEngine engine, Scenario scenario) =>
        RunDigest.Of(engine, scenario, TestContext.Current.CancellationToken);
}
