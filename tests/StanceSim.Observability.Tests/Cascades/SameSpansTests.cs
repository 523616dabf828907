using Orleans.TestingHost;
using StanceSim.Experiments.Results.Reading;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Grains.Hosting;
using StanceSim.Grains.Runs;
using StanceSim.Observability.Cascades;
using StanceSim.Observability.Folders;
using StanceSim.Observability.Tests.Runs;

namespace StanceSim.Observability.Tests.Cascades;

/// <summary>Whoever tells a run, its spans are the same to the last attribute.</summary>
public sealed class SameSpansTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    public static TheoryData<string> Plans => ["dated", "policies", "doubling"];

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task One_silo_with_any_number_of_partitions_gives_the_spans_of_the_local_engine(string name)
    {
        var plan = PlanOf(name);
        var local = await CascadeSet.TextOf(new LocalEngine(), plan);
        await using var silo = await EmbeddedSilo.Start(Stop);

        foreach (var partitions in new[] { 1, 2, 7 })
        {
            Assert.Equal(local, await CascadeSet.TextOf(silo.EngineWith(partitions), plan));
        }
    }

    [Fact]
    public async Task Two_silos_give_the_spans_of_the_local_engine()
    {
        var plan = PlanOf("policies");
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) => silo.AddStanceSim());
        await using var cluster = builder.Build();
        await cluster.DeployAsync(Stop);

        var spans = await CascadeSet.TextOf(new GrainEngine(cluster.Client, new GrainEngineOptions { Partitions = 4 }), plan);

        Assert.Equal(await CascadeSet.TextOf(new LocalEngine(), plan), spans);
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task The_folder_of_a_run_gives_the_spans_that_were_told_while_it_went_on(string name)
    {
        var plan = PlanOf(name);
        using var folder = new TemporaryFolder();
        await RunRecorder.Record(new LocalEngine(), plan, folder.At("run"), cancellation: Stop);

        var cascades = await FolderCascades.Read(RunResults.Open(folder.At("run")), cancellation: Stop).ToListAsync(Stop);

        Assert.Equal(await CascadeSet.TextOf(new LocalEngine(), plan), CascadeSet.TextOf(cascades, plan));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task So_it_does_where_cascades_must_make_room(bool recordsChanges)
    {
        const int MostOpen = 600;
        var plan = ObservedPlans.Doubling(actors: 100, depth: 30, stimuli: 6, delay: 1) with { RecordsChanges = recordsChanges };
        using var folder = new TemporaryFolder();
        await RunRecorder.Record(new LocalEngine(), plan, folder.At("run"), cancellation: Stop);

        var told = await CascadeSet.Of(new LocalEngine(), plan, MostOpen);
        var read = await FolderCascades.Read(RunResults.Open(folder.At("run")), CascadeTracer.DefaultCap, MostOpen, _ => { }, Stop).ToListAsync(Stop);

        Assert.True(told.Count > 6, "Nothing made room.");
        Assert.Equal(CascadeSet.TextOf(told, plan), CascadeSet.TextOf(read, plan));
    }

    private static RunPlan PlanOf(string name) => name == "doubling"
        ? ObservedPlans.Doubling(actors: 60, depth: 20, stimuli: 3, blocs: 4, delay: 1)
        : ObservedPlans.Belarus(name);
}
