using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Cli.Problems;

/// <summary>Says what is wrong with a command line, all of it at once.</summary>
internal static partial class WrongUsage
{
    public static Failure Of(ParseResult parsed, string program)
    {
        var verb = parsed.CommandResult.Command;
        var path = string.Join(' ', Names(parsed.CommandResult).Reverse().Skip(1).Prepend(program));
        var unknown = parsed.UnmatchedTokens.Count > 0 ? parsed.UnmatchedTokens[0] : null;
        var message = verb.Subcommands.Count == 0
            ? string.Join(" ", parsed.Errors.Select(InPlainWords).Distinct())
            : unknown is null ? "No verb was given." : $"There is no verb {unknown}.";
        var names = verb.Subcommands.Select(command => command.Name).Concat(verb.Options.Select(option => option.Name));
        var guess = unknown is null ? null : NearestName.Of(unknown, names);
        return Failure.WrongUsage(message, $"{(guess is null ? "" : $"Did you mean {guess}? ")}{path} --help shows what there is.");
    }

    /// <summary>Names of the command and of those it stands below, innermost first.</summary>
    private static IEnumerable<string> Names(CommandResult command)
    {
        for (SymbolResult? at = command; at is CommandResult here; at = at.Parent)
        {
            yield return here.Command.Name;
        }
    }

    /// <summary>The library names types of the program, and not always what it speaks of; people want to hear both in their own words.</summary>
    private static string InPlainWords(ParseError error)
    {
        if (CannotParse().Match(error.Message) is { Success: true } match)
        {
            var number = error.Message.Contains("Double", StringComparison.Ordinal) ? "number"
                : IsTooLarge(match.Groups["value"].Value) && error.Message.Contains("UInt64", StringComparison.Ordinal) ? $"whole number from 0 to {ulong.MaxValue}"
                : error.Message.Contains("UInt", StringComparison.Ordinal) ? "whole number of at least 0"
                : "whole number";
            return $"{match.Groups["option"].Value} takes a {number}, not {match.Groups["value"].Value}.";
        }

        var option = error.SymbolResult as OptionResult ?? error.SymbolResult?.Parent as OptionResult;
        return option is not null && !error.Message.Contains(option.Option.Name, StringComparison.Ordinal) ? $"{option.Option.Name}: {error.Message}"
            : option is null && error.SymbolResult is ArgumentResult missing && error.Message.StartsWith("Required argument missing", StringComparison.Ordinal) ? $"{missing.Argument.Name} is missing."
            : error.Message;
    }

    /// <summary>Digits alone that are still no number: there are too many of them.</summary>
    private static bool IsTooLarge(string value) => value.Length > 0 && value.All(char.IsAsciiDigit);

    [GeneratedRegex("^Cannot parse argument '(?<value>.*)' for option '(?<option>[^']*)' as expected type")]
    private static partial Regex CannotParse();
}
