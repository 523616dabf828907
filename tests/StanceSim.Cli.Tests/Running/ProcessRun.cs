using System.Diagnostics;

namespace StanceSim.Cli.Tests.Running;

/// <summary>The program as a process of its own.</summary>
internal static class ProcessRun
{
    /// <summary>The program that was built with these tests.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "stancesim.dll");

    /// <summary>Starts it as a terminal would: where tests run in the background, Ctrl-C would be ignored by their children too.</summary>
    public static Process Start(string folder, params string[] arguments) =>
        StartAny("env", folder, ["--default-signal=INT", "dotnet", Program, .. arguments]);

    /// <summary>Runs to the end with no more memory for objects than a number of bytes.</summary>
    public static async Task<CommandRun> Within(long bytes, string folder, params string[] arguments) => await ToEnd(StartAny(
        "env", folder, [$"DOTNET_GCHeapHardLimit=0x{bytes:X}", "dotnet", Program, .. arguments]));

    public static Process StartAny(string file, string folder, IEnumerable<string> arguments, string? noColor = null)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["NO_COLOR"] = noColor;
        start.Environment["TERM"] = "xterm-256color";
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start.");
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Runs to the end.</summary>
    public static async Task<CommandRun> Of(string folder, params string[] arguments) => await ToEnd(Start(folder, arguments));

    public static async Task<CommandRun> ToEnd(Process process)
    {
        using (process)
        {
            var stop = TestContext.Current.CancellationToken;
            var output = process.StandardOutput.ReadToEndAsync(stop);
            var error = process.StandardError.ReadToEndAsync(stop);
            await process.WaitForExitAsync(stop);
            return new CommandRun(process.ExitCode, await output, await error);
        }
    }
}
