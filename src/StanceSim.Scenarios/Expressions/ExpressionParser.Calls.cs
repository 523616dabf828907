using StanceSim.Scenarios.Language;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Scenarios.Expressions;

/// <summary>Calls: arithmetic over any number of operands, and functions of actors, issues and kinds of messages.</summary>
internal sealed partial class ExpressionParser
{
    private Typed ParseCall(Token name)
    {
        Enter();
        Expect("(");
        var call = Arithmetic.Names.Contains(name.Text) ? ParseArithmetic(name) : ParseFunction(name);
        depth--;
        return call;
    }

    private Typed ParseArithmetic(Token name)
    {
        var arguments = new List<Typed> { ParseOr() };
        while (Current.Is(","))
        {
            Take();
            arguments.Add(ParseOr());
        }

        Expect(")");
        return Arithmetic.Call(name, arguments, Broken);
    }

    private Typed ParseFunction(Token name)
    {
        var arguments = new List<Token>();
        while (!Current.Is(")") && Current.Kind != TokenKind.End)
        {
            arguments.Add(Take());
            if (!Current.Is(","))
            {
                break;
            }

            Take();
        }

        Expect(")");
        var function = FunctionFor(name, arguments);
        var numbers = arguments.Select((argument, index) => NumberOf(argument, function.Arguments[index], function)).ToArray();
        if (function.Name == "blocked" && !context.Decided.Contains((numbers[0], numbers[1])))
        {
            throw Broken(ProblemKinds.NothingToBlock, name.Offset,
                $"`{arguments[0].Text}` is no organisation that decides `{arguments[1].Text}`, so nothing can be blocked.",
                "Name an actor and an issue of `organisations`.");
        }

        return new Typed(function.Build(numbers), function.Result, name.Offset);
    }

    private Function FunctionFor(Token name, List<Token> arguments)
    {
        var named = Functions.All.Where(function => function.Name == name.Text).ToArray();
        if (named.Length == 0)
        {
            var known = Functions.All.Select(function => function.Name).Concat(Arithmetic.Names).Distinct().ToArray();
            throw Broken(ProblemKinds.UnknownFunction, name.Offset, $"There is no function `{name.Text}`.",
                (NearestName.Of(name.Text, known) is { } nearest ? $"Did you mean `{nearest}`? " : "") + $"Known: {string.Join(", ", known)}.");
        }

        var fitting = named.Where(function => function.Arguments.Length == arguments.Count).ToArray();
        if (fitting.FirstOrDefault(function => function.Viewpoint == viewpoint) is { } found)
        {
            return found;
        }

        if (fitting.Length > 0 || named.All(function => function.Viewpoint != viewpoint))
        {
            throw Broken(ProblemKinds.NotVisible, name.Offset,
                viewpoint == Viewpoint.Actor ? $"A condition cannot ask `{fitting.Concat(named).First().Signature}`." : $"An outcome cannot ask `{fitting.Concat(named).First().Signature}`.",
                Functions.InsteadOf(name.Text, viewpoint));
        }

        throw Broken(ProblemKinds.WrongArguments, name.Offset, $"`{name.Text}` does not take {arguments.Count} arguments.",
            $"Write {string.Join(" or ", Signatures(name.Text))}.");
    }

    private IEnumerable<string> Signatures(string name) => Functions.All
        .Where(function => function.Name == name && function.Viewpoint == viewpoint).Select(function => $"`{function.Signature}`");

    private int NumberOf(Token argument, ArgumentKind kind, Function function)
    {
        var table = TableOf(kind);
        if (argument.Kind == TokenKind.Name && table.TryFind(argument.Text, out var number))
        {
            return number;
        }

        if (argument.Kind != TokenKind.Name || Enum.GetValues<ArgumentKind>().Any(other => other != kind && TableOf(other).TryFind(argument.Text, out _)))
        {
            throw Broken(ProblemKinds.WrongArgument, argument.Offset, $"{argument.Words} stands where the name of an {table.Noun} is expected.".Replace("an message", "a message"),
                $"Write `{function.Signature}`.");
        }

        throw Broken(table.Unknown, argument.Offset, $"There is no {table.Noun} `{argument.Text}`.", table.FixFor(argument.Text));
    }

    private NameTable TableOf(ArgumentKind kind) => kind switch
    {
        ArgumentKind.Actor => context.Actors,
        ArgumentKind.Issue => context.Issues,
        _ => Messages.MessageKinds.Names,
    };
}
