using StanceSim.Model.Messages;
using StanceSim.Model.Tests.Worlds;

namespace StanceSim.Model.Tests.Invariants;

public sealed class PrivacyTests
{
    private const int Sender = 0;
    private const int Addressee = 1;
    private const int Spoken = 3;

    [Fact]
    public void What_two_say_in_private_changes_nobody_else_in_that_tick() =>
        Gen.Select(RandomWorlds.All, Gen.Double[0, 1], Gen.Double[-10, 10]).Sample((sketch, share, intensity) =>
        {
            var alone = sketch with { Organisations = [], Ticks = Spoken + 1 };
            var issue = sketch.Issues[0];
            var one = Run.Of(With(alone, new MessageContent { Kind = Say.Statement, Issue = 0, Position = issue.Low, Intensity = 10 }));
            var other = Run.Of(With(alone, new MessageContent
            {
                Kind = Say.Warning,
                Issue = 0,
                Position = issue.Low + (share * (issue.High - issue.Low)),
                Intensity = intensity,
            }));

            Assert.Equal(one.Positions[Spoken], other.Positions[Spoken]);
            Assert.Equal(Others(one.Positions[^1], sketch.Issues.Length), Others(other.Positions[^1], sketch.Issues.Length));
            Assert.Equal(Others(one.Deterrence[^1], sketch.Issues.Length), Others(other.Deterrence[^1], sketch.Issues.Length));
            Assert.Equal(Others(one.Affinities[^1], sketch.ActorCount), Others(other.Affinities[^1], sketch.ActorCount));
        });

    [Fact]
    public void A_private_message_is_heard_by_its_addressees_and_a_public_one_by_everyone_but_the_sender()
    {
        Assert.Equal([1], Moved(Say.That(1, 1) with { Audience = Audience.Private }));
        Assert.Equal([1, 2, 3], Moved(Say.That(1, 1)));
        Assert.Equal([1, 2, 3], Moved(Say.That(1)));
    }

    private static IEnumerable<int> Moved(MessageContent content)
    {
        var last = Run.Of(new Sketch
        {
            Positions = [0, 0, 0, 0],
            Network = Networks.Regard(4, 0.5),
            Schedule = [Say.At(0, 0, content)],
            Ticks = 1,
        }).Last;
        return Enumerable.Range(0, 4).Where(actor => last[actor] != 0);
    }

    private static Sketch With(Sketch sketch, MessageContent content) => sketch with
    {
        Schedule =
        [
            .. sketch.Schedule,
            Say.At(Spoken, Sender, content with { Audience = Audience.Private, Addressees = [Addressee] }, "secret"),
        ],
    };

    private static double[] Others(double[] table, int width) => table.Length == 0 ? [] : table[((Addressee + 1) * width)..];
}
