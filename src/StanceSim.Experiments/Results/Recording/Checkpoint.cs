using StanceSim.Experiments.Checkpoints;
using StanceSim.Experiments.Runs;
using StanceSim.Model;
using StanceSim.Model.Expressions;
using StanceSim.Model.Messages;
using StanceSim.Scenarios;

namespace StanceSim.Experiments.Results.Recording;

/// <summary>All that is needed to go on with a run and its output after a frame.</summary>
internal sealed record Checkpoint
{
    public required Snapshot Snapshot { get; init; }

    /// <summary>Messages that were injected so far.</summary>
    public required IReadOnlyList<Injection> Injections { get; init; }

    /// <summary>Settings that took effect so far.</summary>
    public required IReadOnlyList<Setting> Settings { get; init; }

    public required History History { get; init; }

    public required RunCounts Counts { get; init; }

    /// <summary>In the order of <see cref="Tables.ResultTables.All"/>.</summary>
    public required IReadOnlyList<TableState> Tables { get; init; }

    public void Write(ByteWriter bytes)
    {
        SnapshotCodec.Write(bytes, Snapshot);
        bytes.AddList(Injections, static (bytes, injection) =>
        {
            bytes.Add(injection.Tick);
            bytes.Add(injection.Actor);
            MessageCodec.Write(bytes, injection.Content);
        });
        bytes.AddList(Settings, static (bytes, setting) =>
        {
            bytes.Add(setting.Tick);
            bytes.Add(setting.Change.Path);
            bytes.Add(setting.Change.Value);
        });
        WriteHistory(bytes);
        bytes.Add(Counts.Frames);
        bytes.Add(Counts.Messages);
        bytes.Add(Counts.Changes);
        bytes.Add(Counts.Contributions);
        bytes.Add(Counts.Decisions);
        bytes.AddList(Tables, static (bytes, table) =>
        {
            bytes.Add(table.File.Name);
            bytes.Add(table.File.Bytes);
            bytes.Add(table.File.Sha256);
            bytes.Add(table.Writer);
        });
    }

    /// <exception cref="FormatException">The bytes are no checkpoint.</exception>
    public static Checkpoint Read(ByteReader bytes, KindNames kinds)
    {
        var checkpoint = new Checkpoint
        {
            Snapshot = SnapshotCodec.Read(bytes, kinds),
            Injections = bytes.List(bytes => new Injection(bytes.Integer(), bytes.Integer(), MessageCodec.ReadContent(bytes, kinds))),
            Settings = bytes.List(static bytes => new Setting(bytes.Integer(), new Override(bytes.Text(), bytes.Text()))),
            History = new History(
                bytes.List(bytes => new SentTally(MessageCodec.Read(bytes, kinds), bytes.Integer(), bytes.Integer())),
                bytes.List(static bytes => new BlockedTally(bytes.Integer(), bytes.Integer(), bytes.Integer()))),
            Counts = new RunCounts(bytes.Long(), bytes.Long(), bytes.Long(), bytes.Long(), bytes.Long()),
            Tables = bytes.List(static bytes => new TableState(new FileChecksum(bytes.Text(), bytes.Long(), bytes.Text()), bytes.Bytes())),
        };
        return bytes.IsAtEnd ? checkpoint : throw new FormatException("Something follows the checkpoint.");
    }

    private void WriteHistory(ByteWriter bytes)
    {
        bytes.AddList(History.Sent.ToArray(), static (bytes, tally) =>
        {
            MessageCodec.Write(bytes, tally.First);
            bytes.Add(tally.Count);
            bytes.Add(tally.Earliest);
        });
        bytes.AddList(History.Blocked.ToArray(), static (bytes, tally) =>
        {
            bytes.Add(tally.Organisation);
            bytes.Add(tally.Issue);
            bytes.Add(tally.Count);
        });
    }
}
