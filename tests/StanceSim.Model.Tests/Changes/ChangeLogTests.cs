using StanceSim.Model.Changes;

namespace StanceSim.Model.Tests.Changes;

public sealed class ChangeLogTests
{
    [Fact]
    public void What_did_not_change_is_not_told()
    {
        var log = new ChangeLog();
        log.Add(Mechanism.Anchor, -1, null, 0.5);
        log.Add(Mechanism.Bound, -1, null, -0.5);
        log.Close(0, 1, Variable.Position, 0, 1, 1);
        log.Add(Mechanism.Anchor, -1, null, 0);
        log.Add(Mechanism.Persuasion, 2, "m", 0.25);
        log.Close(0, 1, Variable.Position, 1, 0, 0.25);

        var change = Assert.Single(log.Changes.ToArray());
        Assert.Equal(new Contribution(Mechanism.Persuasion, 2, "m", 0.25), Assert.Single(log.Of(change).ToArray()));
    }

    [Fact]
    public void Logs_put_together_keep_each_changes_contributions()
    {
        var (one, other) = (Telling(actor: 3, amount: 0.5), Telling(actor: 1, amount: 0.25));
        one.Append(other.Changes, other.Contributions);
        var ordered = one.InCanonicalOrder();

        Assert.Equal([1, 3], ordered.Changes.ToArray().Select(change => change.Actor));
        Assert.Equal([0.25, 0.5], ordered.Changes.ToArray().Select(change => ordered.Of(change).ToArray().Single().Amount));
    }

    private static ChangeLog Telling(int actor, double amount)
    {
        var log = new ChangeLog();
        log.Add(Mechanism.Persuasion, 0, null, amount);
        log.Close(0, actor, Variable.Position, 0, 0, amount);
        return log;
    }
}
