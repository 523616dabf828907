using System.Text.Json;
using StanceSim.Server.Live;
using StanceSim.Testing;

namespace StanceSim.Server.Tests.Live;

/// <summary>The vectors that bind the server and the pages: both give the same bytes for the same frame.</summary>
public sealed class LiveFrameTests
{
    private static readonly JsonElement Vectors = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.At("tests", "vectors", "frames.json"))).RootElement;

    public static TheoryData<string> Frames => Names("frames");

    public static TheoryData<string> Malformed => Names("malformed");

    [Theory]
    [MemberData(nameof(Frames))]
    public void A_frame_has_the_bytes_of_its_vector_and_reads_back(string name)
    {
        var vector = Vector("frames", name);
        var (frame, hex) = (FrameOf(vector.GetProperty("frame")), vector.GetProperty("hex").GetString()!);

        Assert.Equal(hex, Convert.ToHexStringLower(frame.Encode()));
        var read = LiveFrame.Decode(Convert.FromHexString(hex));
        Assert.NotNull(read);
        Assert.Equal(
            (frame.Kind, frame.Issue, frame.Tick, frame.WallMilliseconds),
            (read.Kind, read.Issue, read.Tick, read.WallMilliseconds));
        Assert.Equal(frame.Positions, read.Positions);
        Assert.Equal(frame.Flows, read.Flows);
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_frame_of_wrong_length_is_refused(string name) =>
        Assert.Throws<FormatException>(() => LiveFrame.Decode(Convert.FromHexString(Vector("malformed", name).GetProperty("hex").GetString()!)));

    [Fact]
    public void A_frame_of_another_version_is_ignored()
    {
        var bytes = FrameOf(Vectors.GetProperty("frames")[0].GetProperty("frame")).Encode();
        bytes[1] = 2;

        Assert.Null(LiveFrame.Decode(bytes));
    }

    [Fact]
    public void Positions_have_the_codes_of_the_vectors() => Assert.All(
        Vectors.GetProperty("codes").EnumerateArray(),
        vector => Assert.Equal(
            vector.GetProperty("code").GetInt16(),
            PositionCode.Of(Number(vector, "value"), Number(vector, "low"), Number(vector, "high"))));

    [Fact]
    public void What_has_no_value_has_a_code_of_its_own() => Assert.Equal(-32768, PositionCode.OfShare(double.NaN));

    [Fact]
    public void A_code_is_wrong_by_at_most_half_a_step() => Gen.Double[-1, 1].Sample(share =>
        Assert.InRange(Math.Abs((PositionCode.OfShare(share) / 32767.0) - share), 0, 0.5 / 32767 + 1e-12));

    private static LiveFrame FrameOf(JsonElement frame) => new()
    {
        Kind = (FrameKind)frame.GetProperty("kind").GetByte(),
        Issue = frame.GetProperty("issue").GetUInt16(),
        Tick = frame.GetProperty("tick").GetUInt32(),
        WallMilliseconds = Number(frame, "wallMs"),
        Positions = [.. frame.GetProperty("stances").EnumerateArray().Select(code => code.GetInt16())],
        Flows = [.. frame.GetProperty("flows").EnumerateArray().Select(flow => new FlowCode(
            flow.GetProperty("message").GetUInt32(),
            flow.GetProperty("from").GetUInt32(),
            flow.GetProperty("to").GetUInt32(),
            flow.GetProperty("effect").GetInt16(),
            flow.GetProperty("act").GetByte(),
            (FlowFlags)flow.GetProperty("flags").GetByte()))],
    };

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static JsonElement Vector(string list, string name) =>
        Vectors.GetProperty(list).EnumerateArray().Single(vector => vector.GetProperty("name").GetString() == name);

    private static TheoryData<string> Names(string list) =>
        [.. Vectors.GetProperty(list).EnumerateArray().Select(vector => vector.GetProperty("name").GetString()!)];
}
