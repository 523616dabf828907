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

    [Fact]
    public void Contributions_are_told_in_whole_steps_and_still_sum_to_the_change()
    {
        var (log, random, sum) = (new ChangeLog(), new Random(Seed: 5), 0.0);
        for (var part = 0; part < 1000; part++)
        {
            var amount = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-16, 3));
            log.Add(Mechanism.Persuasion, part, null, amount);
            sum += amount;
        }

        log.Close(0, 0, Variable.Position, 0, 0, sum);
        var told = log.InCanonicalOrder().Contributions;

        Assert.All(told.ToArray(), part => Assert.Equal(Math.Round(part.Amount / ChangeLog.Step), part.Amount / ChangeLog.Step));
        Assert.Equal(sum, told.ToArray().Sum(part => part.Amount), 1e-12);
        foreach (var part in told)
        {
            Assert.NotEqual(0, part.Amount);
            Assert.Equal(log.Contributions[part.Source].Amount, part.Amount, ChangeLog.Step);
        }
    }
}
