using System.Collections.Immutable;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Cli;

/// <summary>Something that the user can mend: it prints as a message, never as a stack.</summary>
internal sealed class Failure : Exception
{
    private Failure(int exitCode, string message, string fix)
        : base(message) => (ExitCode, Fix) = (exitCode, fix);

    /// <summary>What the process exits with.</summary>
    public int ExitCode { get; }

    /// <summary>What to do about it, in one sentence.</summary>
    public string Fix { get; }

    /// <summary>Problems found in scenario files, each with its place; empty when the message says it all.</summary>
    public ImmutableArray<Problem> Problems { get; private init; } = [];

    public static Failure WrongUsage(string message, string fix) => new(Cli.ExitCode.WrongUsage, message, fix);

    public static Failure InvalidInput(string message, string fix) => new(Cli.ExitCode.InvalidInput, message, fix);

    public static Failure OfRun(string message, string fix) => new(Cli.ExitCode.Failed, message, fix);

    /// <summary>Problems of an output folder: what was given is wrong (3), or it could not be written (1).</summary>
    public static Failure OfResults(ImmutableArray<Problem> problems) =>
        new(problems.Any(IsOfWriting) ? Cli.ExitCode.Failed : Cli.ExitCode.InvalidInput, problems[0].Message, problems[0].Fix) { Problems = problems };

    /// <summary>Problems of settings (3), or of a store or cluster that is not as it must be (1).</summary>
    public static Failure OfCluster(ImmutableArray<Problem> problems) =>
        new(problems.Any(problem => string.CompareOrdinal(problem.Code, "SIM7020") < 0) ? Cli.ExitCode.InvalidInput : Cli.ExitCode.Failed, problems[0].Message, problems[0].Fix) { Problems = problems };

    public static Failure InvalidScenario(ImmutableArray<Problem> problems) =>
        new(Cli.ExitCode.InvalidInput, "The scenario has problems.", "") { Problems = problems };

    /// <summary>A run that gave other results than before, a full disk, and the like: SIM6015, SIM6020 to SIM6022 and SIM6208.</summary>
    private static bool IsOfWriting(Problem problem) => problem.Code is "SIM6015" or "SIM6020" or "SIM6021" or "SIM6022" or "SIM6208";
}
