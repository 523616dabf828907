using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

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
        var guess = unknown is null ? null : Nearest.To(unknown, names);
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

    /// <summary>The library names types of the program where it expects a number; people want to hear "number".</summary>
    private static string InPlainWords(ParseError error) => CannotParse().Match(error.Message) is { Success: true } match
        ? $"{match.Groups["option"].Value} takes a {(error.Message.Contains("Double", StringComparison.Ordinal) ? "" : "whole ")}number, not {match.Groups["value"].Value}."
        : error.Message;

    [GeneratedRegex("^Cannot parse argument '(?<value>.*)' for option '(?<option>[^']*)' as expected type")]
    private static partial Regex CannotParse();
}
