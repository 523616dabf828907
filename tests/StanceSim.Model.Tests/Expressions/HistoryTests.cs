using StanceSim.Model.Expressions;
using StanceSim.Model.Messages;
using StanceSim.Model.Organisations;
using StanceSim.Model.Policies;

namespace StanceSim.Model.Tests.Expressions;

public sealed class HistoryTests
{
    [Fact]
    public void Counting_gives_what_keeping_every_message_would() =>
        Gen.Select(Gen.Bool.Select(angry => angry ? "condemn" : "praise"), Gen.Int[0, 2], Gen.Int[0, 2].Array[0, 2], Gen.Int[0, 9])
            .List[0, 40]
            .Select(Gen.Int[0, 2])
            .Sample((sent, actor) =>
            {
                var messages = sent.Select(one => MessageOf(one.Item1, one.Item2, one.Item3, one.Item4)).ToArray();
                var history = new History();
                foreach (var message in messages)
                {
                    history.Add(message);
                }

                MessagePattern[] patterns =
                [
                    new(),
                    new() { Kinds = ["condemn"] },
                    new() { Senders = [actor] },
                    new() { Kinds = ["praise"], Addressees = [actor] },
                ];
                Assert.All(patterns, pattern =>
                {
                    var matching = messages.Where(pattern.Matches).ToArray();
                    Assert.Equal(matching.Length, history.CountSent(pattern));
                    Assert.Equal(matching.Select(message => message.Sent).DefaultIfEmpty(-1).Min(), history.FirstSent(pattern));
                });
            });

    [Fact]
    public void Blocked_decisions_are_counted_by_organisation_and_issue()
    {
        var history = new History();
        history.Add(DecisionOf(organisation: 1, issue: 0, blocked: true));
        history.Add(DecisionOf(organisation: 1, issue: 0, blocked: true));
        history.Add(DecisionOf(organisation: 1, issue: 0, blocked: false));
        history.Add(DecisionOf(organisation: 1, issue: 1, blocked: true));

        Assert.Equal((2, 1, 0), (history.CountBlocked(1, 0), history.CountBlocked(1, 1), history.CountBlocked(2, 0)));
    }

    private static Message MessageOf(string kind, int sender, int[] addressees, int sent) => new()
    {
        Id = "m",
        Sender = sender,
        Sequence = 0,
        Sent = sent,
        Due = sent,
        Position = 0,
        Content = new MessageContent
        {
            Addressees = [.. addressees.Distinct().Order()],
            Kind = new MessageKind { Name = kind, Cameo = "", PloverEvent = "", Goldstein = 0, GoldsteinIcews = 0, PloverScore = 0 },
        },
    };

    private static Decision DecisionOf(int organisation, int issue, bool blocked) => new()
    {
        Tick = 0,
        Organisation = organisation,
        Issue = issue,
        Procedure = Procedure.Unanimity,
        Blocked = blocked,
        Before = 0,
        After = 0,
        Pivot = -1,
        Blockers = [],
    };
}
