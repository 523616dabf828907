using StanceSim.Model.Expressions;
using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Problems;
using StanceSim.Scenarios.Yaml;

namespace StanceSim.Scenarios.Expressions;

/// <summary>Reads the expression language by recursive descent, loosest operator first, and checks what can be seen and added to what.</summary>
internal sealed partial class ExpressionParser
{
    private const int LongestText = 2_000;
    private const int DeepestNesting = 32;

    private static readonly (string Symbol, Operator Operator)[] Comparisons =
    [
        ("<", Operator.Less), ("<=", Operator.AtMost), (">", Operator.Greater), (">=", Operator.AtLeast),
        ("=", Operator.Equal), ("==", Operator.Equal), ("!=", Operator.NotEqual),
    ];

    private readonly Scalar scalar;
    private readonly ReadContext context;
    private readonly Viewpoint viewpoint;
    private readonly List<Token> tokens;
    private int place;
    private int depth;

    private ExpressionParser(Scalar scalar, ReadContext context, Viewpoint viewpoint)
    {
        (this.scalar, this.context, this.viewpoint) = (scalar, context, viewpoint);
        tokens = Lexer.Split(scalar.Text);
    }

    private Token Current => tokens[place];

    /// <summary>False, with a problem told, when the text is no expression that the viewpoint can use.</summary>
    public static bool TryParse(Scalar scalar, ReadContext context, Viewpoint viewpoint, out CompiledExpression value)
    {
        value = CompiledExpression.Nothing;
        if (scalar.Text.Length > LongestText)
        {
            context.Add(ProblemKinds.ExpressionTooLarge, scalar, "The expression is longer than 2,000 characters.", "Split it into several policies or outcomes.");
            return false;
        }

        var parser = new ExpressionParser(scalar, context, viewpoint);
        try
        {
            var whole = parser.ParseWhole();
            value = new CompiledExpression(whole.Expression, whole.Kind == ValueKind.Truth);
            return true;
        }
        catch (ExpressionBrokenException)
        {
            return false;
        }
    }

    private Typed ParseWhole()
    {
        if (Current.Kind == TokenKind.End)
        {
            throw Broken(ProblemKinds.ExpressionSyntax, 0, "The expression is empty.", "Write a condition such as `position(issue) < 0`, or remove the key.");
        }

        var whole = ParseOr();
        if (Current.Kind != TokenKind.End)
        {
            throw Broken(ProblemKinds.ExpressionSyntax, Current.Offset, $"{Current.Words} was not expected here.",
                Comparisons.Any(comparison => Current.Is(comparison.Symbol))
                    ? "Join two comparisons by `and`: `0 < x and x < 1`."
                    : "Put an operator (such as `and`, `<` or `+`) before it, or remove it.");
        }

        if (viewpoint == Viewpoint.Actor && whole.Kind != ValueKind.Truth)
        {
            throw Broken(ProblemKinds.ConditionIsNoTruth, whole.Offset, $"The condition is {whole.Words}, not true or false.", "Compare it with something, as in `position(issue) < -0.5`.");
        }

        return whole.Kind != ValueKind.Date
            ? whole
            : throw Broken(ProblemKinds.WrongOperand, whole.Offset, "An outcome cannot be a date.", "Use `tick`, or compare the date with another.");
    }

    private Typed ParseOr()
    {
        Enter();
        var left = ParseAnd();
        while (Current.Is("or"))
        {
            left = Joined(left, Operator.Or, ParseAnd);
        }

        depth--;
        return left;
    }

    private Typed ParseAnd()
    {
        var left = ParseNot();
        while (Current.Is("and"))
        {
            left = Joined(left, Operator.And, ParseNot);
        }

        return left;
    }

    private Typed Joined(Typed left, Operator joint, Func<Typed> parseRight)
    {
        var word = Take();
        var right = parseRight();
        Demand(left, ValueKind.Truth, word);
        Demand(right, ValueKind.Truth, word);
        return new Typed(new Operation(joint, left.Expression, right.Expression), ValueKind.Truth, left.Offset);
    }

    private Typed ParseNot()
    {
        if (!Current.Is("not"))
        {
            return ParseComparison();
        }

        Enter();
        var word = Take();
        var operand = ParseNot();
        Demand(operand, ValueKind.Truth, word);
        depth--;
        return new Typed(new Not(operand.Expression), ValueKind.Truth, word.Offset);
    }

    private Typed ParseComparison()
    {
        var left = ParseSum();
        foreach (var (symbol, comparison) in Comparisons)
        {
            if (Current.Is(symbol))
            {
                var word = Take();
                var right = ParseSum();
                if (left.Kind != right.Kind || (left.Kind == ValueKind.Truth && comparison is not (Operator.Equal or Operator.NotEqual)))
                {
                    throw Broken(ProblemKinds.WrongOperand, word.Offset, $"`{symbol}` cannot compare {left.Words} with {right.Words}.",
                        "Compare numbers with numbers and dates with dates.");
                }

                return new Typed(new Operation(comparison, left.Expression, right.Expression), ValueKind.Truth, left.Offset);
            }
        }

        return left;
    }

    private Typed ParseSum()
    {
        var left = ParseProduct();
        while (Current.Is("+") || Current.Is("-"))
        {
            left = Computed(left, Current.Is("+") ? Operator.Add : Operator.Subtract, ParseProduct);
        }

        return left;
    }

    private Typed ParseProduct()
    {
        var left = ParseSign();
        while (Current.Is("*") || Current.Is("/"))
        {
            left = Computed(left, Current.Is("*") ? Operator.Multiply : Operator.Divide, ParseSign);
        }

        return left;
    }

    private Typed Computed(Typed left, Operator sign, Func<Typed> parseRight)
    {
        var word = Take();
        var right = parseRight();
        Demand(left, ValueKind.Number, word);
        Demand(right, ValueKind.Number, word);
        return new Typed(new Operation(sign, left.Expression, right.Expression), ValueKind.Number, left.Offset);
    }

    private Typed ParseSign()
    {
        if (!Current.Is("-"))
        {
            return ParsePrimary();
        }

        Enter();
        var word = Take();
        var operand = ParseSign();
        Demand(operand, ValueKind.Number, word);
        depth--;
        return new Typed(new Negation(operand.Expression), ValueKind.Number, word.Offset);
    }

    private Typed ParsePrimary()
    {
        var token = Take();
        switch (token.Kind)
        {
            case TokenKind.Number when NumberForm.TryParse(token.Text, out var number):
                return new Typed(new Constant(number), ValueKind.Number, token.Offset);
            case TokenKind.Date:
                return DateIn(token);
            case TokenKind.Name when Current.Is("("):
                return ParseCall(token);
            case TokenKind.Name:
                return NamedValue(token);
            case TokenKind.Symbol when token.Is("("):
                var inner = ParseOr();
                Expect(")");
                return inner with { Offset = token.Offset };
            default:
                throw Broken(ProblemKinds.ExpressionSyntax, token.Offset, $"A value is missing before {token.Words}.",
                    "Write a number, a parameter or a function such as `position(issue)` there.");
        }
    }

    private Typed DateIn(Token token)
    {
        if (!DateForm.TryParse(token.Text, out var date))
        {
            throw Broken(ProblemKinds.NotADate, token.Offset, $"`{token.Text}` is not a date.", "Write year-month-day, as in 2020-08-09.");
        }

        if (context.Calendar.Start is not { } start)
        {
            throw Broken(ProblemKinds.DateWithoutStart, token.Offset, "A date means nothing here: the scenario's ticks have no dates.",
                "Give `time` a `start` date, or compare `tick` with a number.");
        }

        return new Typed(new Constant(date.DayNumber - start.DayNumber), ValueKind.Date, token.Offset);
    }

    private Typed NamedValue(Token token)
    {
        switch (token.Text)
        {
            case "true" or "false":
                return new Typed(new Constant(token.Text == "true" ? 1 : 0), ValueKind.Truth, token.Offset);
            case "tick":
                return new Typed(new TickNumber(), ValueKind.Number, token.Offset);
            case "date" when context.Calendar.Start is not null:
                // In days, so that ticks of several days compare as their first day does.
                return new Typed(new Operation(Operator.Multiply, new TickNumber(), new Constant(context.Calendar.DaysPerTick)), ValueKind.Date, token.Offset);
            case "date":
                throw Broken(ProblemKinds.DateWithoutStart, token.Offset, "`date` means nothing here: the scenario's ticks have no dates.",
                    "Give `time` a `start` date, or use `tick`.");
        }

        var name = token.Text.TrimStart('$');
        if (context.Parameters.TryFind(name, out var parameter))
        {
            return new Typed(new Constant(context.ParameterValues[parameter]), ValueKind.Number, token.Offset);
        }

        throw Broken(ProblemKinds.UnknownWord, token.Offset, $"There is no parameter `{name}`.", FixForWord(name));
    }

    private string FixForWord(string name)
    {
        if (Functions.All.Any(function => function.Name == name))
        {
            return $"`{name}` is a function: write {string.Join(" or ", Signatures(name))}.";
        }

        if (context.Issues.TryFind(name, out _))
        {
            return viewpoint == Viewpoint.Actor ? $"For the actor's position write `position({name})`." : $"For an actor's position write `position(ACTOR, {name})`.";
        }

        return name.Contains('-') && name.Split('-').All(part => context.Parameters.TryFind(part, out _))
            ? "A hyphen is part of a name: put spaces around it to subtract."
            : context.Parameters.FixFor(name);
    }

    private void Demand(Typed operand, ValueKind kind, Token word)
    {
        if (operand.Kind != kind)
        {
            throw Broken(ProblemKinds.WrongOperand, operand.Offset, $"{word.Words} works on {(kind == ValueKind.Truth ? "true or false" : "numbers")}, but this is {operand.Words}.",
                kind == ValueKind.Truth ? "Compare it with something first, as in `x > 0`." : "Use `if(condition, 1, 0)` to turn true or false into a number.");
        }
    }

    private void Expect(string symbol)
    {
        if (!Current.Is(symbol))
        {
            throw Broken(ProblemKinds.ExpressionSyntax, Current.Offset, $"`{symbol}` is missing before {Current.Words}.", $"Add `{symbol}`.");
        }

        Take();
    }

    private Token Take() => Current.Kind == TokenKind.End ? Current : tokens[place++];

    private void Enter()
    {
        if (++depth > DeepestNesting)
        {
            throw Broken(ProblemKinds.ExpressionTooLarge, Current.Offset, "The expression is nested more than 32 levels deep.", "Simplify it, or split it into several policies or outcomes.");
        }
    }

    private ExpressionBrokenException Broken(ProblemKind kind, int offset, string message, string fix)
    {
        context.Problems.Add(kind, scalar.PlaceOf(offset), scalar.IsOneLine ? message : $"{message} (Character {offset + 1} of the expression.)", fix);
        return new ExpressionBrokenException();
    }

    /// <summary>A problem was told; the rest of the expression is without meaning.</summary>
    internal sealed class ExpressionBrokenException : Exception;
}
