using StanceSim.Cli;
using StanceSim.Cli.Terminal;
using StanceSim.Experiments.Results.Recording;

if (args is ["run", ..])
{
    // What a run needs last takes longest to get ready, so it begins before the command line is even read.
    RunRecorder.WarmUp();
}

using var interruption = new Interruption();
return await CommandLine.Run(args, Screen.OfProcess(), interruption.Token);
