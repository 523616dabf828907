using StanceSim.Experiments.Checkpoints;
using StanceSim.Experiments.Runs;
using StanceSim.Experiments.Tests.Worlds;
using StanceSim.Model;
using StanceSim.Scenarios;

namespace StanceSim.Experiments.Tests.Checkpoints;

public sealed class SnapshotCodecTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("belarus-2020")]
    [InlineData("hegselmann-krause")]
    public async Task Every_snapshot_of_a_run_reads_back_to_the_same_bytes(string name)
    {
        var plan = Written.Shipped(name, new Override("seed", "5"));
        var kinds = new KindNames(plan.Scenario.World);
        var underWay = 0;
        await foreach (var record in new LocalEngine().Run(plan with { CheckpointEvery = TimeSpan.Zero }, Cancellation))
        {
            var bytes = BytesOf(record.Snapshot!);
            var read = SnapshotCodec.Read(new ByteReader(bytes), kinds);
            underWay += read.UnderWay.Length;

            Assert.Equal(bytes, BytesOf(read));
            Assert.Equal(record.Positions, read.Positions);
            Assert.Equal(record.Snapshot!.Movers, read.Movers);
            Assert.Equal(record.Snapshot.Agenda, read.Agenda);
        }

        Assert.Equal(name == "belarus-2020", underWay > 0);
    }

    [Fact]
    public async Task Whatever_the_bytes_are_reading_ends_in_a_snapshot_or_a_format_error()
    {
        var plan = Written.Shipped("hello");
        var kinds = new KindNames(plan.Scenario.World);
        var records = await new LocalEngine().Run(plan with { CheckpointEvery = TimeSpan.Zero }, Cancellation).ToListAsync(Cancellation);
        var bytes = BytesOf(records[3].Snapshot!);
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<FormatException>(() => SnapshotCodec.Read(new ByteReader(bytes.AsMemory(0, length)), kinds));
        }

        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte).Sample((place, value) =>
        {
            byte[] changed = [.. bytes];
            changed[place] = value;
            try
            {
                SnapshotCodec.Read(new ByteReader(changed), kinds);
            }
            catch (FormatException)
            {
                // What a reader may say of bytes that are no snapshot.
            }
        });
    }

    private static byte[] BytesOf(Snapshot snapshot)
    {
        var bytes = new ByteWriter();
        SnapshotCodec.Write(bytes, snapshot);
        return bytes.Written.ToArray();
    }
}
