using StanceSim.Model.Policies;

namespace StanceSim.Model.Expressions;

/// <summary><c>position(actor, issue)</c>: the position of an actor; of the actor itself when <see cref="Subject"/> is <see cref="Scope.Everyone"/>.</summary>
public sealed record PositionOf(int Subject, int Issue) : Expression
{
    public override double Evaluate(Scope scope) => scope.PositionOf(Subject < 0 ? scope.Actor : Subject, Issue);
}

/// <summary><c>deterrence(issue)</c>: how far warnings have shifted the worth of acting for the actor, in half-widths; 0 in a world without messages.</summary>
public sealed record DeterrenceOf(int Subject, int Issue) : Expression
{
    public override double Evaluate(Scope scope)
    {
        var cell = ((Subject < 0 ? scope.Actor : Subject) * scope.World.IssueCount) + Issue;
        return scope.Frame.Deterrence.Length == 0 ? 0 : scope.Frame.Deterrence[cell];
    }
}

/// <summary><c>resolve(issue)</c>: the position on which the actor acts: its own, shifted by deterrence, within the scale.</summary>
public sealed record ResolveOf(int Subject, int Issue) : Expression
{
    public override double Evaluate(Scope scope)
    {
        var issue = scope.World.Issues[Issue];
        var cell = ((Subject < 0 ? scope.Actor : Subject) * scope.World.IssueCount) + Issue;
        return Math.Clamp(
            scope.Frame.Positions[cell] + (new DeterrenceOf(Subject, Issue).Evaluate(scope) * issue.HalfWidth), issue.Low, issue.High);
    }
}

/// <summary><c>affinity(other)</c>: regard of one actor for another; 0 where there is no relation.</summary>
public sealed record AffinityOf(int Observer, int Other) : Expression
{
    public override double Evaluate(Scope scope)
    {
        var edge = scope.World.Network.Find(Observer < 0 ? scope.Actor : Observer, Other);
        return edge < 0 || scope.Frame.Affinities.Length == 0 ? 0 : scope.Frame.Affinities[edge];
    }
}

/// <summary><c>tick</c>: number of the frame that is looked at.</summary>
public sealed record TickNumber : Expression
{
    public override double Evaluate(Scope scope) => scope.Frame.Tick;
}

/// <summary><c>heard(kind, sender)</c>: the actor heard such a message in this tick.</summary>
public sealed record HasHeard(MessagePattern Pattern) : Expression
{
    public override double Evaluate(Scope scope) => Truth(scope.Heard.Exists(Pattern.MatchesAsHeard));
}
