using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Results.Recording;
using StanceSim.Experiments.Runs;
using StanceSim.Experiments.Tests.Worlds;

namespace StanceSim.Experiments.Tests;

/// <summary>Another process that writes a run, to be killed or starved. It is this test program, told by a variable to do that instead of testing.</summary>
internal static class ChildProcess
{
    private const string Folder = "STANCESIM_TEST_WRITES_TO";
    private const string StopsMidway = "STANCESIM_TEST_STOPS_MIDWAY";

    /// <summary>Printed when the child is in the middle of writing and waits to be killed.</summary>
    public const string Midway = "midway";

    /// <summary>Starts a child that writes a run; one that stops midway waits until its input ends.</summary>
    public static Process Start(string folder, bool stopsMidway = false, string? shellLimit = null)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("This process has no path.");
        string[] command = Path.GetFileNameWithoutExtension(program) == "dotnet"
            ? [program, "exec", Assembly.GetExecutingAssembly().Location]
            : [program];
        if (shellLimit is not null)
        {
            command = ["/bin/sh", "-c", $"{shellLimit} && exec \"$0\" \"$@\"", .. command];
        }

        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment =
            {
                [Folder] = folder,
                [StopsMidway] = stopsMidway ? "yes" : null,

                // Under a limit on the size of files, the runtime cannot make the large file it maps code from.
                ["DOTNET_EnableWriteXorExecute"] = "0",
            },
        };
        return Process.Start(start) ?? throw new InvalidOperationException("No child process was started.");
    }

    [ModuleInitializer]
    internal static void WriteInsteadOfTesting()
    {
        if (Environment.GetEnvironmentVariable(Folder) is { } folder)
        {
            Environment.Exit(OneThread.Run(() => Write(folder)));
        }
    }

    /// <summary>Writes a run of several row groups; prints the code of a problem and returns 1 when that fails.</summary>
    private static async Task<int> Write(string folder)
    {
        try
        {
            await RunRecorder.Record(new LocalEngine(), SmallWorlds.Plan(SmallWorlds.Ring(3500, 40)), folder, progress: Pause);
            return 0;
        }
        catch (ResultsException failure)
        {
            Console.WriteLine(failure.Problems[0].Code);
            return 1;
        }
    }

    private static void Pause(TickRecord record)
    {
        if (record.Tick == 30 && Environment.GetEnvironmentVariable(StopsMidway) is not null)
        {
            Console.WriteLine(Midway);
            Console.In.ReadToEnd();
        }
    }
}
