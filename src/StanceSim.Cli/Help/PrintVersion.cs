using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using StanceSim.Cli.Terminal;

namespace StanceSim.Cli.Help;

/// <summary>Name and version in one line.</summary>
internal sealed class PrintVersion(Screen screen) : SynchronousCommandLineAction
{
    public static string Version { get; } =
        typeof(PrintVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    public override int Invoke(ParseResult parseResult)
    {
        screen.WriteLine($"stancesim {Version}");
        return ExitCode.Done;
    }
}
