using StanceSim.Cli;
using StanceSim.Cli.Terminal;

using var interruption = new Interruption();
return await CommandLine.Run(args, Screen.OfProcess(), interruption.Token);
