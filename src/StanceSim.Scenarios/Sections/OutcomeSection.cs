using StanceSim.Scenarios.Expressions;
using StanceSim.Scenarios.Language;

namespace StanceSim.Scenarios.Sections;

/// <summary>A number that the scenario asks of a run.</summary>
internal static class OutcomeSection
{
    private static readonly Key<string> Id = Key<string>.Required("id", new IdForm(), "Name in results; unique.", "");

    private static readonly Key<string> Description = Key<string>.Optional("description", new TextForm(), "What it means.", "");

    private static readonly Key<CompiledExpression> Value = Key<CompiledExpression>.Required(
        "value", ExpressionForm.Outcome, "How it is computed, from the last frame and what happened.", CompiledExpression.Nothing);

    public static Section Section { get; } = new("outcome", "A number, or yes or no, that the scenario asks of a run.", Id, Description, Value);

    public static Form<Outcome?> Form { get; } = new SectionForm<Outcome?>(Section, Read);

    private static Outcome? Read(SectionValues values)
    {
        var (id, description) = (values.Get(Id), values.Get(Description));
        return values.Get(Value) is { Expression: { } expression } compiled ? new Outcome(id, description, expression, compiled.IsTruth) : null;
    }
}
