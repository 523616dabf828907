using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;

namespace StanceSim.Cli.Help;

/// <summary>The usual help, followed by examples and the exit codes.</summary>
internal sealed class HelpWithExitCodes : SynchronousCommandLineAction
{
    private readonly HelpAction usual = new() { MaxWidth = Terminal.Screen.StableWidth };

    public override bool ClearsParseErrors => true;

    public static void AddTo(Command root) =>
        root.Options.Add(new HelpOption("--help", "-h") { Action = new HelpWithExitCodes(), Recursive = true });

    public override int Invoke(ParseResult parseResult)
    {
        var helped = usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var examples = Examples.Of(parseResult.CommandResult.Command.Name);
        if (examples.Length > 0)
        {
            output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                output.WriteLine("  " + example);
            }

            output.WriteLine();
        }

        output.WriteLine("Exit codes:");
        foreach (var (code, meaning) in ExitCode.All)
        {
            output.WriteLine($"  {code.ToString(CultureInfo.InvariantCulture),-4} {meaning}");
        }

        return helped;
    }
}
