using System.Globalization;
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
    /// <summary>Rounds in which everything has had its turn several times.</summary>
    private const int Enough = 20;

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
        var (losses, moves, pauses, resumptions, killed, rows) = (0, 0, 0, 0, 0, 0L);
        await using (store)
        {
            await using var cluster = new DisturbedCluster(store, "chaos", cancellation);
            await cluster.Start();
            for (var number = 0; number < Rounds; number++)
            {
                var dice = new Dice(Seed, number);
                var disturbances = PlannedDisturbance.Of(dice, number, Round.Workload.World.Ticks);
                var round = new Round(cluster, disturbances, 1 + dice.Roll(7));
                var plan = Round.PlanOf(number);
                var (calmFolder, roundFolder) = (Path.Combine(folder.FullName, $"{number}-calm"), Path.Combine(folder.FullName, $"{number}-disturbed"));
                await RunRecorder.Record(new LocalEngine(), plan, calmFolder, cancellation: cancellation);
                var calm = await Written.In(calmFolder, cancellation);

                await round.Run(plan, roundFolder, cancellation);

                var disturbed = await Written.In(roundFolder, cancellation);
                Assert.Equal(calm.Checksums, disturbed.Checksums);
                Assert.Equal((0, 0), (disturbed.Lost(calm), disturbed.Doubled));
                Assert.Equal(calm.Rows.Length, disturbed.Rows.Length);
                rows += disturbed.Rows.Length;
                killed += round.KilledClients;
                losses += round.Events.Count(happened => happened.Kind == PlacementEventKind.Lost);
                pauses += round.Events.Count(happened => happened.Kind == PlacementEventKind.Paused);
                resumptions += round.Resumptions;
                moves += round.Events.Count(happened => happened.Kind == PlacementEventKind.Moved);
                TestContext.Current.TestOutputHelper?.WriteLine(
                    $"round {number}: {string.Join(", ", disturbances.AsEnumerable())}; {round.Events.Count} events; {disturbed.Rows.Length} rows, same bytes");
            }

            // They ended by themselves when they read that they were declared dead: the runtime aborts, which is signal 6.
            Assert.NotEmpty(cluster.ZombieExitCodes);
            Assert.All(cluster.ZombieExitCodes, code => Assert.Equal(128 + 6, code));
            TestContext.Current.TestOutputHelper?.WriteLine($"{cluster.ZombieExitCodes.Count} silos were declared dead, woke up and ended by themselves");
        }

        folder.Delete(recursive: true);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Rounds} rounds, {losses} losses, {moves} moves, {pauses} pauses, {resumptions} resumptions, {killed} of them of killed clients; {rows} rows, 0 lost, 0 doubled, 0 differing bytes");
        Assert.True(losses + moves + pauses + resumptions > 0, "Nothing was disturbed, so nothing was shown.");
        Assert.True(Rounds < Enough || (losses > 0 && moves > 0 && resumptions > 0), "In so many rounds each of these happens.");
        Assert.True(killed > 0 || Rounds < 2, "No client process was killed.");
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
