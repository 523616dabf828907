namespace StanceSim.Model.Expressions;

/// <summary>Operators between two values.</summary>
public enum Operator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Less,
    AtMost,
    Greater,
    AtLeast,
    Equal,
    NotEqual,
    And,
    Or,
    Min,
    Max,
}

/// <summary>An operator applied to two expressions. Division by zero gives 0, so that every expression has a value.</summary>
public sealed record Operation(Operator Operator, Expression Left, Expression Right) : Expression
{
    public override double Evaluate(Scope scope)
    {
        var left = Left.Evaluate(scope);
        var right = Right.Evaluate(scope);
        var value = Operator switch
        {
            Operator.Add => left + right,
            Operator.Subtract => left - right,
            Operator.Multiply => left * right,
            Operator.Divide => right == 0 ? 0 : left / right,
            Operator.Less => Truth(left < right),
            Operator.AtMost => Truth(left <= right),
            Operator.Greater => Truth(left > right),
            Operator.AtLeast => Truth(left >= right),
            Operator.Equal => Truth(left == right),
            Operator.NotEqual => Truth(left != right),
            Operator.And => Truth(left != 0 && right != 0),
            Operator.Or => Truth(left != 0 || right != 0),
            Operator.Min => Math.Min(left, right),
            _ => Math.Max(left, right),
        };
        return Math.Clamp(value, double.MinValue, double.MaxValue);
    }
}

/// <summary>Distance from zero.</summary>
public sealed record Magnitude(Expression Operand) : Expression
{
    public override double Evaluate(Scope scope) => Math.Abs(Operand.Evaluate(scope));
}
