namespace StanceSim.Model.Expressions;

/// <summary>
/// A condition or outcome: a total expression without side effects. Every expression has a finite value for every frame;
/// truth is 1 and falsehood 0.
/// </summary>
public abstract record Expression
{
    public abstract double Evaluate(Scope scope);

    public bool Holds(Scope scope) => Evaluate(scope) != 0;

    protected static double Truth(bool holds) => holds ? 1 : 0;
}

public sealed record Constant(double Value) : Expression
{
    public override double Evaluate(Scope scope) => Value;
}

public sealed record Negation(Expression Operand) : Expression
{
    public override double Evaluate(Scope scope) => -Operand.Evaluate(scope);
}

public sealed record Not(Expression Operand) : Expression
{
    public override double Evaluate(Scope scope) => Truth(!Operand.Holds(scope));
}

/// <summary>One value or another, by a condition.</summary>
public sealed record Choice(Expression Condition, Expression Then, Expression Otherwise) : Expression
{
    public override double Evaluate(Scope scope) => Condition.Holds(scope) ? Then.Evaluate(scope) : Otherwise.Evaluate(scope);
}
