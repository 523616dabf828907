using System.Globalization;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Grains.Runs;
using StanceSim.Testing.Stores;

namespace StanceSim.Chaos.Tests;

/// <summary>
/// Whatever happens to silos, store and client, the output is that of an undisturbed run, byte for byte. A few rounds by default;
/// <c>STANCESIM_CHAOS_ROUNDS</c> and <c>STANCESIM_CHAOS_SEED</c> ask for more and for others.
/// </summary>
public sealed class ChaosTests
{
    private static readonly int Rounds = Number("STANCESIM_CHAOS_ROUNDS", 4);
    private static readonly ulong Seed = (ulong)Number("STANCESIM_CHAOS_SEED", 1);

    [Fact]
    public async Task Rounds_on_Redis_give_the_bytes_of_undisturbed_runs() =>
        await Disturb(await RedisServer.Start(TestContext.Current.CancellationToken));

    [Fact]
    public async Task Rounds_on_PostgreSQL_give_the_bytes_of_undisturbed_runs() =>
        await Disturb(await PostgreSqlServer.Start(TestContext.Current.CancellationToken));

    private static async Task Disturb(IClusterStore store)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("stancesim-chaos-");
        var (losses, moves, resumptions) = (0, 0, 0);
        await using (store)
        {
            await using var cluster = new DisturbedCluster(store, "chaos", cancellation);
            await cluster.Start();
            for (var number = 0; number < Rounds; number++)
            {
                var dice = new Dice(Seed, number);
                var disturbances = PlannedDisturbance.Of(dice, Round.Workload.World.Ticks);
                var round = new Round(cluster, disturbances, 1 + dice.Roll(7));
                var plan = Round.PlanOf(number);
                var undisturbed = await RunRecorder.Record(
                    new LocalEngine(), plan, Path.Combine(folder.FullName, $"{number}-calm"), cancellation: cancellation);

                var disturbed = await round.Run(plan, Path.Combine(folder.FullName, $"{number}-disturbed"), cancellation);

                Assert.Equal<IEnumerable<FileChecksum>>(undisturbed.Manifest.Files, disturbed.Files);
                losses += round.Events.Count(happened => happened.Kind == PlacementEventKind.Lost);
                resumptions += round.Resumptions;
                moves += round.Events.Count(happened => happened.Kind == PlacementEventKind.Moved);
                TestContext.Current.TestOutputHelper?.WriteLine(
                    $"round {number}: {string.Join(", ", disturbances.AsEnumerable())}; {round.Events.Count} events; same bytes");
            }
        }

        folder.Delete(recursive: true);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Rounds} rounds, {losses} losses, {moves} moves, {resumptions} resumptions, 0 differing bytes");
        Assert.True(losses + moves + resumptions > 0, "Nothing was disturbed, so nothing was shown.");
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
