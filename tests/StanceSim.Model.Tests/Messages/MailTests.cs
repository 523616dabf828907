using StanceSim.Model.Messages;
using StanceSim.Model.Tests.Worlds;

namespace StanceSim.Model.Tests.Messages;

public sealed class MailTests
{
    private static readonly Gen<Message[]> Messages = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 2])
        .Array[0, 12]
        .Select(keys => keys.Select((key, n) => NewMessage($"m{n}", key.Item1, key.Item2, key.Item3, key.Item4)).ToArray());

    [Fact]
    public void Mail_is_handed_out_when_due_in_an_order_that_posting_does_not_change() =>
        Gen.Select(Messages, Gen.Int[0, 100]).Sample((messages, seed) =>
        {
            var (mail, shuffled) = (new Mail(), new Mail());
            mail.Post(messages);
            shuffled.Post(messages.OrderBy(message => (message.Id.GetHashCode(StringComparison.Ordinal) ^ seed) & 15));
            for (var tick = 0; tick < 6; tick++)
            {
                var due = mail.TakeDue(tick);
                Assert.All(due, message => Assert.Equal(tick, message.Due));
                Assert.Equal(due.Select(message => message.Id), shuffled.TakeDue(tick).Select(message => message.Id));
            }

            Assert.Equal(messages.All(message => message.Due < 6), mail.IsEmpty);
        });

    [Fact]
    public void Canonical_order_is_sender_then_time_then_sequence_then_id()
    {
        var mail = new Mail();
        mail.Post([NewMessage("d", 1, 0, 0, 0), NewMessage("c", 0, 1, 0, -1), NewMessage("b", 0, 0, 1, 0), NewMessage("z", 0, 0, 0, 0), NewMessage("a", 0, 0, 0, 0)]);

        Assert.Equal(["a", "z", "b", "c", "d"], mail.TakeDue(0).Select(message => message.Id));
    }

    private static Message NewMessage(string id, int sender, int sent, int sequence, int delay) => new()
    {
        Id = id,
        Sender = sender,
        Sequence = sequence,
        Sent = sent,
        Due = sent + delay,
        Content = Say.That(0),
        Position = 0,
    };
}
