using System.Collections.Frozen;
using StanceSim.Scenarios.Messages;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Live;

/// <summary>Makes frames for viewers from a run's journal.</summary>
/// <param name="journal">The run.</param>
/// <param name="time">The clock that frames are stamped with.</param>
internal sealed class FrameMaker(RunJournal journal, TimeProvider time)
{
    /// <summary>Flows in a frame, at most.</summary>
    public const int MostFlows = 40;

    /// <summary>Ticks back from which flows are still shown when a viewer has missed many.</summary>
    private const int MostTicksBack = 256;

    private static readonly FrozenDictionary<string, byte> Acts =
        MessageKinds.All.Select((kind, index) => (kind.Name, index)).ToFrozenDictionary(pair => pair.Name, pair => (byte)pair.index);

    /// <summary>A frame on one issue with the flows since an earlier frame.</summary>
    /// <param name="kind">Why it is sent.</param>
    /// <param name="tick">Number of the frame.</param>
    /// <param name="since">Number of the frame that the viewer got before.</param>
    /// <param name="issue">Index of the issue.</param>
    public LiveFrame Make(FrameKind kind, int tick, int since, int issue)
    {
        var from = Math.Max(Math.Min(since, tick - 1), tick - MostTicksBack);
        return new LiveFrame
        {
            Kind = kind,
            Issue = (ushort)issue,
            Tick = (uint)tick,
            WallMilliseconds = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds,
            Positions = Codes(tick, issue, ofDeterrence: false),
            Flows = [.. journal.Flows.Largest(from, tick, issue, MostFlows).Select(CodeOf)],
        };
    }

    /// <summary>Codes of one issue in one frame, by actor.</summary>
    public short[] Codes(int tick, int issue, bool ofDeterrence)
    {
        var (cast, scale) = (journal.Cast, journal.Cast.Manifest.Issues[issue]);
        var values = new double[cast.Cells];
        journal.Stances.Read(tick, ofDeterrence, values);
        var codes = new short[cast.Actors];
        for (var actor = 0; actor < codes.Length; actor++)
        {
            var value = values[(actor * cast.Issues) + issue];
            codes[actor] = ofDeterrence ? PositionCode.OfShare(value) : PositionCode.Of(value, scale.Low, scale.High);
        }

        return codes;
    }

    private FlowCode CodeOf(FlowEntry flow)
    {
        var message = journal.Messages[flow.Message];
        return new FlowCode(
            (uint)flow.Message,
            (uint)flow.From,
            flow.To < 0 ? FlowCode.World : (uint)flow.To,
            PositionCode.OfShare(flow.Effect),
            Acts.GetValueOrDefault(message.Row.Kind, FlowCode.UnknownAct),
            FlagsOf(message));
    }

    private static FlowFlags FlagsOf(MessageEntry message)
    {
        var row = message.Row;
        var tone = row.Intensity > 0 ? FlowFlags.Cooperative : row.Intensity < 0 ? FlowFlags.Conflictual : FlowFlags.None;
        return tone
            | (row.Audience == "private" ? FlowFlags.Private : FlowFlags.None)
            | (row.Stage == "planned" ? FlowFlags.Planned : FlowFlags.None)
            | (message.IsInjected ? FlowFlags.Injected : FlowFlags.None)
            | (row.Policy is not null ? FlowFlags.SentByPolicy : FlowFlags.None);
    }
}
