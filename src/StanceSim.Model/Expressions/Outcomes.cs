using StanceSim.Model.Policies;

namespace StanceSim.Model.Expressions;

/// <summary><c>mean(issue)</c>: mean position of all actors.</summary>
public sealed record MeanPosition(int Issue) : Expression
{
    public override double Evaluate(Scope scope)
    {
        double sum = 0;
        for (var actor = 0; actor < scope.World.ActorCount; actor++)
        {
            sum += scope.PositionOf(actor, Issue);
        }

        return sum / scope.World.ActorCount;
    }
}

/// <summary><c>polarisation(issue)</c>: variance of all actors' positions over the largest variance the scale allows, in [0, 1].</summary>
public sealed record Polarisation(int Issue) : Expression
{
    public override double Evaluate(Scope scope)
    {
        var mean = new MeanPosition(Issue).Evaluate(scope);
        double sum = 0;
        for (var actor = 0; actor < scope.World.ActorCount; actor++)
        {
            var distance = scope.PositionOf(actor, Issue) - mean;
            sum += distance * distance;
        }

        var halfWidth = scope.World.Issues[Issue].HalfWidth;
        return Math.Min(1, sum / (scope.World.ActorCount * halfWidth * halfWidth));
    }
}

/// <summary><c>sent(kind, sender)</c>: how many such messages were sent so far. A leak is not counted besides the message that leaked.</summary>
public sealed record SentCount(MessagePattern Pattern) : Expression
{
    public override double Evaluate(Scope scope) => scope.History?.CountSent(Pattern) ?? 0;
}

/// <summary><c>firstSent(kind, sender)</c>: tick of the first such message, or -1.</summary>
public sealed record FirstSent(MessagePattern Pattern) : Expression
{
    public override double Evaluate(Scope scope) => scope.History?.FirstSent(Pattern) ?? -1;
}

/// <summary><c>blocked(organisation, issue)</c>: how often the organisation's members blocked a change of its position.</summary>
public sealed record BlockedCount(int Organisation, int Issue) : Expression
{
    public override double Evaluate(Scope scope) =>
        scope.History?.CountBlocked(Organisation, Issue) ?? 0;
}
