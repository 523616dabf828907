using StanceSim.Cli.Terminal;

namespace StanceSim.Cli.Tests.Running;

/// <summary>What a command line printed and gave back.</summary>
/// <param name="ExitCode">Exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs the program in this process, as though its output went to files.</summary>
    public static async Task<CommandRun> Of(params string[] arguments)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var code = await CommandLine.Run(arguments, new Screen(output, error), TestContext.Current.CancellationToken);
        return new CommandRun(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a scenario with the local engine into a folder, and asserts that it went well.</summary>
    public static async Task<CommandRun> OfScenario(string file, string folder, params string[] more)
    {
        var run = await Of(["run", file, "--engine", "local", "--out", folder, .. more]);
        Assert.True(run.ExitCode == 0, run.Error);
        return run;
    }
}
