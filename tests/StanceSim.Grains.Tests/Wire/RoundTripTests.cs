using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using StanceSim.Grains.Contracts;
using StanceSim.Model;
using StanceSim.Model.Changes;
using StanceSim.Model.Messages;
using StanceSim.Model.Organisations;
using StanceSim.Model.Policies;
using StanceSim.Scenarios.Messages;

namespace StanceSim.Grains.Tests.Wire;

/// <summary>What silos tell each other arrives as it was sent, whatever it holds.</summary>
public sealed class RoundTripTests
{
    internal static readonly Serializer Serializer = new ServiceCollection()
        .AddSerializer(builder => builder.AddAssembly(typeof(Batch).Assembly))
        .BuildServiceProvider()
        .GetRequiredService<Serializer>();

    private static readonly JsonSerializerOptions AnyNumber = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private static readonly Gen<Cause> Causes = from message in Gen.String from depth in Gen.Int select new Cause(message, depth);

    private static readonly Gen<MessageContent> Contents =
        from kind in Gen.Int[0, MessageKinds.All.Length - 1]
        from addressees in Gen.Int[0, 99].Array[0, 4]
        from integers in Gen.Int.Array[4]
        from numbers in Gen.Double.Array[4]
        from position in Gen.Double.Nullable()
        from manners in Gen.Int[0, 1].Array[3]
        from attribution in Gen.Int[0, 2]
        from text in Gen.String
        select new MessageContent
        {
            Kind = MessageKinds.All[kind],
            Addressees = [.. addressees],
            Issue = integers[0],
            Position = position,
            Intensity = numbers[0],
            Explicitness = (Explicitness)manners[0],
            Attribution = (Attribution)attribution,
            Audience = (Audience)manners[1],
            Stage = (Stage)manners[2],
            Credibility = numbers[1],
            Delay = integers[1],
            Loss = numbers[2],
            LeakProbability = numbers[3],
            LeakDelay = integers[2],
            Via = integers[3],
            Text = text,
        };

    private static readonly Gen<Message> Messages =
        from content in Contents
        from integers in Gen.Int.Array[4]
        from cause in Causes
        from isTrigger in Gen.Bool
        from id in Gen.String
        from position in Gen.Double
        select new Message
        {
            Id = id,
            Cause = isTrigger ? null : cause,
            Sender = integers[0],
            Sequence = integers[1],
            Sent = integers[2],
            Due = integers[3],
            Content = content,
            Position = position,
            Policy = isTrigger ? null : id,
        };

    private static readonly Gen<Injection> Injections =
        from tick in Gen.Int from actor in Gen.Int from content in Contents select new Injection(tick, actor, content);

    private static readonly Gen<AgendaState> Agendas =
        from times in Gen.Int from last in Gen.Int from announced in Gen.Bool select new AgendaState(times, last, announced);

    private static readonly Gen<Change> Changes =
        from integers in Gen.Int.Array[5]
        from variable in Gen.Int[0, 2]
        from before in Gen.Double
        from after in Gen.Double
        select new Change(integers[0], integers[1], (Variable)variable, integers[2], before, after, integers[3], integers[4]);

    private static readonly Gen<Contribution> Contributions =
        from mechanism in Gen.Int[0, 8]
        from source in Gen.Int
        from message in Gen.String.Null()
        from amount in Gen.Double
        select new Contribution((Mechanism)mechanism, source, message, amount);

    private static readonly Gen<Decision> Decisions =
        from integers in Gen.Int.Array[4]
        from procedure in Gen.Int[0, 3]
        from isBlocked in Gen.Bool
        from numbers in Gen.Double.Array[2]
        from blockers in Gen.Int.Array[0, 3]
        select new Decision
        {
            Tick = integers[0],
            Organisation = integers[1],
            Issue = integers[2],
            Procedure = (Procedure)procedure,
            Blocked = isBlocked,
            Before = numbers[0],
            After = numbers[1],
            Pivot = integers[3],
            Blockers = [.. blockers],
        };

    [Fact]
    public void A_slice_arrives_as_it_was_told()
    {
        var slices =
            from numbers in Gen.Double.Array[0, 5].Array[3]
            from changes in Changes.Array[0, 3]
            from contributions in Contributions.Array[0, 3]
            from sent in Messages.Array[0, 3]
            from decisions in Decisions.Array[0, 3]
            select new TickSlice
            {
                Positions = numbers[0],
                Affinities = numbers[1],
                Deterrence = numbers[2],
                Changes = changes,
                Contributions = contributions,
                Sent = sent,
                Decisions = decisions,
            };
        slices.Sample(slice => Assert.Equal(TextOf(slice), TextOf(Travelled(slice))), iter: 200);
    }

    [Fact]
    public void A_batch_arrives_as_it_was_told()
    {
        var batches =
            from tick in Gen.Int
            from partition in Gen.Int
            from isMail in Gen.Bool
            from numbers in Gen.Double.Array[0, 5].Array[2]
            from movers in Causes.Null().Array[0, 3]
            from sent in Messages.Array[0, 3]
            select new Batch
            {
                Tick = tick,
                Partition = partition,
                IsMail = isMail,
                Positions = numbers[0],
                Said = numbers[1],
                Movers = movers,
                Sent = sent,
            };
        batches.Sample(batch => Assert.Equal(TextOf(batch), TextOf(Travelled(batch))), iter: 200);
    }

    [Fact]
    public void A_snapshot_arrives_as_it_was_taken()
    {
        var snapshots =
            from tick in Gen.Int
            from numbers in Gen.Double.Array[0, 5].Array[4]
            from movers in Causes.Null().Array[0, 3]
            from agenda in Agendas.Array[0, 3]
            from underWay in Messages.Array[0, 3]
            select new Snapshot
            {
                Tick = tick,
                Positions = numbers[0],
                Said = numbers[1],
                Deterrence = numbers[2],
                Affinities = numbers[3],
                Movers = movers,
                Agenda = agenda,
                UnderWay = [.. underWay],
            };
        snapshots.Sample(snapshot => Assert.Equal(TextOf(snapshot), TextOf(Travelled(snapshot))), iter: 200);
    }

    [Fact]
    public void What_a_partition_tells_of_its_ticks_arrives_as_it_was_told()
    {
        var windows =
            from positions in Gen.Double.Array[0, 5].Array[0, 3]
            from numbers in Gen.Double.Array[0, 5].Array[4]
            from movers in Causes.Null().Array[0, 3]
            from agenda in Agendas.Array[0, 3]
            from underWay in Messages.Array[0, 3]
            from hasSnapshot in Gen.Bool
            from silosChanged in Gen.Bool
            select new Window
            {
                Partitions =
                [
                    new PartitionWindow
                    {
                        Slices = [.. positions.Select(rows => new TickSlice { Positions = rows })],
                        Snapshot = !hasSnapshot ? null : new SnapshotSlice
                        {
                            Positions = numbers[0],
                            Said = numbers[1],
                            Deterrence = numbers[2],
                            Affinities = numbers[3],
                            Movers = movers,
                            Agenda = agenda,
                            UnderWay = underWay,
                        },
                    },
                ],
                SilosChanged = silosChanged,
                WaitsFor = silosChanged ? "redis 127.0.0.1:6379 cannot be reached" : null,
            };
        windows.Sample(window => Assert.Equal(TextOf(window), TextOf(Travelled(window))), iter: 200);
    }

    [Fact]
    public void What_a_run_is_told_to_do_arrives_as_it_was_said()
    {
        var strides =
            from ticks in Gen.Int
            from flags in Gen.Bool.Array[3]
            from injections in Injections.Array[0, 3]
            select new Stride { Ticks = ticks, TellsFrames = flags[0], IsQuiet = flags[1], TakesSnapshot = flags[2], Injections = injections };
        var specs =
            from texts in Gen.String.Array[7]
            from numbers in Gen.Int.Array[4]
            from seed in Gen.ULong
            from tells in Gen.Bool
            from bytes in Gen.Long.Array[2]
            from injections in Injections.Array[0, 3]
            select new RunSpec
            {
                RunId = texts[0],
                File = texts[1],
                Text = texts[2],
                Overrides = [KeyValuePair.Create(texts[3], texts[4])],
                Seed = seed,
                Replicate = numbers[0],
                Partitions = numbers[1],
                TellsChanges = tells,
                Injections = [.. injections],
                Run = texts[5],
                Epoch = numbers[2],
                Digest = texts[6],
                Ticks = numbers[3],
                Memory = new RunMemory { Shared = bytes[0], PerPartition = bytes[1] },
            };
        strides.Sample(stride => Assert.Equal(TextOf(stride), TextOf(Travelled(stride))), iter: 200);
        specs.Sample(spec => Assert.Equal(TextOf(spec), TextOf(Travelled(spec))), iter: 200);
    }

    [Fact]
    public void What_the_registry_keeps_of_a_run_arrives_as_it_was_kept()
    {
        var records =
            from texts in Gen.String.Array[4]
            from numbers in Gen.Int.Array[4]
            from seed in Gen.ULong
            from state in Gen.Enum<RunState>()
            from moments in Gen.DateTimeOffset.Array[2]
            select new RunRecord
            {
                Run = texts[0],
                Scenario = texts[1],
                Digest = texts[2],
                Writer = texts[3],
                Seed = seed,
                Replicate = numbers[0],
                Ticks = numbers[1],
                Tick = numbers[2],
                Epoch = numbers[3],
                State = state,
                Since = moments[0],
                Changed = moments[1],
            };
        records.Sample(record => Assert.Equal(record, Travelled(record)), iter: 200);
    }

    private static T Travelled<T>(T value)
        where T : class => Serializer.Deserialize<T>(Serializer.SerializeToArray(value))!;

    private static string TextOf<T>(T value) => JsonSerializer.Serialize(value, AnyNumber);
}
