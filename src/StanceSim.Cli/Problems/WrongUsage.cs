using System.CommandLine;

namespace StanceSim.Cli.Problems;

/// <summary>Says what is wrong with a command line, all of it at once.</summary>
internal static class WrongUsage
{
    public static Failure Of(ParseResult parsed, string program)
    {
        var verb = parsed.CommandResult.Command;
        var path = verb is { Name: "stancesim" } ? program : $"{program} {verb.Name}";
        var messages = parsed.Errors.Select(error => error.Message).Distinct().ToArray();
        var message = verb.Subcommands.Count > 0 && parsed.Tokens.Count == 0 ? "No verb was given." : string.Join(" ", messages);
        var unknown = parsed.UnmatchedTokens.Count > 0 ? parsed.UnmatchedTokens[0] : null;
        var names = verb.Subcommands.Select(command => command.Name).Concat(verb.Options.Select(option => option.Name));
        var guess = unknown is null ? null : Nearest.To(unknown, names);
        return Failure.WrongUsage(message, $"{(guess is null ? "" : $"Did you mean {guess}? ")}{path} --help shows what there is.");
    }
}
