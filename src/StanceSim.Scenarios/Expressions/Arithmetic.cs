using StanceSim.Model.Expressions;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Scenarios.Expressions;

/// <summary>The functions that compute with values: min, max, abs and if.</summary>
internal static class Arithmetic
{
    public static readonly string[] Names = ["min", "max", "abs", "if"];

    /// <param name="name">Which function.</param>
    /// <param name="arguments">At least one.</param>
    /// <param name="broken">Tells a problem and gives what to throw.</param>
    public static Typed Call(Token name, List<Typed> arguments, Func<ProblemKind, int, string, string, Exception> broken)
    {
        var needed = name.Text switch { "if" => 3, "abs" => 1, _ => Math.Max(2, arguments.Count) };
        if (arguments.Count != needed)
        {
            throw broken(ProblemKinds.WrongArguments, name.Offset, $"`{name.Text}` does not take {arguments.Count} arguments.",
                "Write `if(condition, value, otherwise)`, `abs(x)`, `min(x, y)` or `max(x, y)`.");
        }

        if (name.Text == "if")
        {
            return ChoiceOf(name, arguments, broken);
        }

        if (arguments.Find(argument => argument.Kind != ValueKind.Number) is { } odd)
        {
            throw broken(ProblemKinds.WrongOperand, odd.Offset, $"`{name.Text}` works on numbers, but this is {odd.Words}.",
                "Use `if(condition, 1, 0)` to turn true or false into a number.");
        }

        var result = name.Text == "abs"
            ? new Magnitude(arguments[0].Expression)
            : arguments.Select(argument => argument.Expression)
                .Aggregate((left, right) => new Operation(name.Text == "min" ? Operator.Min : Operator.Max, left, right));
        return new Typed(result, ValueKind.Number, name.Offset);
    }

    private static Typed ChoiceOf(Token name, List<Typed> arguments, Func<ProblemKind, int, string, string, Exception> broken)
    {
        if (arguments[0].Kind != ValueKind.Truth)
        {
            throw broken(ProblemKinds.WrongOperand, arguments[0].Offset, $"`if` needs a condition first, but this is {arguments[0].Words}.",
                "Compare it with something, as in `if(x > 0, 1, 2)`.");
        }

        return arguments[1].Kind == arguments[2].Kind
            ? new Typed(new Choice(arguments[0].Expression, arguments[1].Expression, arguments[2].Expression), arguments[1].Kind, name.Offset)
            : throw broken(ProblemKinds.WrongOperand, arguments[2].Offset, $"`if` gives {arguments[1].Words} or {arguments[2].Words}.",
                "Make both of one sort.");
    }
}
