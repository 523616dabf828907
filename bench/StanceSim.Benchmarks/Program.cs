using StanceSim.Benchmarks;
using StanceSim.Benchmarks.Grains;
using StanceSim.Benchmarks.Kernel;
using StanceSim.Benchmarks.Measuring;
using StanceSim.Benchmarks.Rewind;
using StanceSim.Benchmarks.Scale;
using StanceSim.Benchmarks.Server;
using StanceSim.Benchmarks.Startup;
using StanceSim.Benchmarks.Telemetry;

if (BenchOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(BenchOptions.Usage);
    return 2;
}

var table = new RatioTable(Console.Out);
var complete = true;
if (options.Runs(Section.Kernel))
{
    complete &= await KernelSection.Run(options, table);
}

if (options.Runs(Section.Grains))
{
    await GrainSection.Run(options, table);
}

if (options.Runs(Section.Telemetry))
{
    await TelemetrySection.Run(options, table);
}

if (options.Runs(Section.Startup))
{
    await StartupSection.Run(options, table);
}

if (options.Runs(Section.Rewind))
{
    await RewindSection.Run(options, table);
}

if (options.Runs(Section.Server))
{
    await ServerSection.Run(options, table);
}

if (options.Runs(Section.Scale))
{
    await ScaleSection.Run(options, table);
}

table.PrintSummary();
return options.ExitCodeOf(table, complete);
