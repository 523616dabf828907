using StanceSim.Model.Messages;
using StanceSim.Scenarios.Messages;

namespace StanceSim.Scenarios.Tests.Sections;

public sealed class MessageSectionTests
{
    private const string Crisis = """
        messages:
          - {id: act, tick: 1, from: LTU, kind: protest}
          - {id: answer, tick: 2, from: RUS, to: LTU, kind: warn, cause: act, role: reaction}
          - {id: retort, tick: 3, from: LTU, to: RUS, kind: deny, cause: answer}
        policies:
          - {id: reply, actors: [LTU, BLR], on: {kind: [warn, deny]}, say: {kind: statement, to: [LTU, RUS]}}
        reactions:
        """;

    [Theory]
    [InlineData("dated", "act answer retort", "")]
    [InlineData("policies", "act retort", "reply:LTU reply:BLR")]
    [InlineData("both", "act answer retort", "reply:LTU reply:BLR")]
    public void Reactions_are_those_of_history_or_of_policies_or_both(string reactions, string messages, string policies)
    {
        var world = Sample.World($"{Crisis} {reactions}");

        Assert.Equal(messages, string.Join(' ', world.Schedule.Select(message => message.Id)));
        Assert.Equal(policies, string.Join(' ', world.Policies.Select(policy => policy.Id)));
    }

    [Fact]
    public void A_cause_knows_its_steps_back_to_the_trigger() =>
        Assert.Equal([null, new Cause("act", 0), new Cause("answer", 1)], Sample.World($"{Crisis} dated").Schedule.Select(message => message.Cause));

    [Fact]
    public void A_cause_that_is_left_out_is_passed_over() =>
        Assert.Equal([null, new Cause("act", 0)], Sample.World($"{Crisis} policies").Schedule.Select(message => message.Cause));

    [Fact]
    public void Nobody_that_follows_a_shared_policy_addresses_itself() =>
        Assert.Equal(["1", "0 1"], Sample.World($"{Crisis} both").Policies.Select(policy => string.Join(' ', policy.Say.Addressees)));

    [Fact]
    public void Notes_tell_of_every_dated_message_even_of_those_left_out()
    {
        var notes = Sample.Scenario($"{Crisis} policies").Notes;

        Assert.Equal(["act", "answer", "retort"], notes.Keys.Order());
        Assert.True(notes["answer"].IsReaction);
    }

    [Theory]
    [InlineData("goldstein", -5)]
    [InlineData("goldstein-icews", -5)]
    [InlineData("plover", 0)]
    public void The_kind_gives_the_intensity_on_the_chosen_scale(string scale, double intensity) =>
        Assert.Equal(intensity, Sample.World($"intensity: {scale}\nmessages: [{{tick: 1, from: LTU, kind: demand}}]").Schedule[0].Content.Intensity);

    [Fact]
    public void A_message_can_have_its_own_intensity() =>
        Assert.Equal(-1, Sample.World("messages: [{tick: 1, from: LTU, kind: demand, intensity: -1}]").Schedule[0].Content.Intensity);

    [Fact]
    public void Everything_that_is_said_of_a_message_reaches_the_world()
    {
        var message = Sample.World("""
            messages:
              - id: secret
                date: 2020-08-12
                from: LTU
                to: [BLR, RUS, BLR]
                kind: threaten-sanctions
                issue: sanctions
                position: 0.9
                explicitness: implicit
                attribution: anonymous
                via: BLR
                audience: private
                credibility: 0.9
                stage: planned
                delay: 2
                loss: 0.1
                leak: {probability: 0.3, after: 5}
                condition: position(sanctions) > 0
                until: 2020-08-20
                text: A secret
            """).Schedule[0];
        var content = message.Content;

        Assert.Equal(("secret", 0, 3, 11), (message.Id, message.Sender, message.Tick, message.Until));
        Assert.NotNull(message.Condition);
        Assert.Equal("threaten-sanctions", content.Kind.Name);
        Assert.Equal([1, 2], content.Addressees);
        Assert.Equal((0, 0.9, -5.8), (content.Issue, content.Position, content.Intensity));
        Assert.Equal((Explicitness.Implicit, Attribution.Anonymous, Audience.Private, Stage.Planned), (content.Explicitness, content.Attribution, content.Audience, content.Stage));
        Assert.Equal((2, 0.9, 2, 0.1, 0.3, 5), (content.Via, content.Credibility, content.Delay, content.Loss, content.LeakProbability, content.LeakDelay));
        Assert.Equal("A secret", content.Text);
    }

    [Fact]
    public void Kinds_have_their_codes_in_both_vocabularies()
    {
        Assert.Equal(58, MessageKinds.All.Length);
        Assert.Distinct(MessageKinds.All.Select(kind => kind.Name));
        Assert.All(MessageKinds.All, kind =>
        {
            Assert.Matches("^[0-9]{3,4}$", kind.Cameo);
            Assert.Matches("^[A-Z]+$", kind.PloverEvent);
            Assert.InRange(kind.Goldstein, -10, 10);
            Assert.InRange(kind.GoldsteinIcews, -10, 10);
            Assert.InRange(kind.PloverScore, -10, 10);
        });
        Assert.Equal(
            ["mobilise-forces", "raise-alert", "threaten-force", "threaten-sanctions", "ultimatum", "warn", "warn-against-interference"],
            MessageKinds.All.Where(kind => kind.Deters).Select(kind => kind.Name).Order());
    }
}
