using StanceSim.Model.Expressions;
using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios.Expressions;

/// <summary>Who looks at the world through an expression.</summary>
internal enum Viewpoint
{
    /// <summary>An actor, in conditions of messages and policies: it sees itself and what others have said.</summary>
    Actor,

    /// <summary>Nobody in particular, in outcomes: all can be seen.</summary>
    Outcome,
}

/// <summary>An expression that was read, or nothing.</summary>
/// <param name="Expression">The expression; null for nothing.</param>
/// <param name="IsTruth">True when it is yes or no rather than a number.</param>
internal sealed record CompiledExpression(Expression? Expression, bool IsTruth)
{
    public static CompiledExpression Nothing { get; } = new(null, false);
}

/// <summary>A text of the expression language.</summary>
internal sealed class ExpressionForm : ScalarForm<CompiledExpression>
{
    private readonly Viewpoint viewpoint;

    private ExpressionForm(Viewpoint viewpoint) => this.viewpoint = viewpoint;

    public static ExpressionForm Condition { get; } = new(Viewpoint.Actor);

    public static ExpressionForm Outcome { get; } = new(Viewpoint.Outcome);

    public override string Words => viewpoint == Viewpoint.Actor ? "condition (an expression that is true or false)" : "expression";

    protected override bool TryReadText(Scalar scalar, ReadContext context, out CompiledExpression value) =>
        ExpressionParser.TryParse(scalar, context, viewpoint, out value);

    public override void WriteTo(SchemaWriter schema) => schema.Expression();
}
