using System.Diagnostics;
using System.Globalization;
using StanceSim.Benchmarks.Startup;
using StanceSim.Experiments.Runs;
using StanceSim.Model;
using StanceSim.Model.Randomness;
using StanceSim.Scenarios;

namespace StanceSim.Benchmarks.Scale;

/// <summary>A run of the scenario of a million actors, or of a part of them, in which nothing is recorded.</summary>
internal sealed class LargeRun
{
    public LargeRun(int actors, int ticks)
    {
        Actors = actors;
        var scenario = ScenarioReader.ReadFile(
            PublishedTool.ScenarioPath("bench", "scenarios", "million-actors.yaml"),
            [new Override("populations.person.count", Text(actors)), new Override("time.ticks", Text(ticks))]).Scenario!;
        Plan = new RunPlan { Scenario = scenario, Key = new RunKey(scenario.Seed), RecordsChanges = false };
    }

    public int Actors { get; }

    public RunPlan Plan { get; }

    public int Ticks => Plan.Scenario.World.Ticks;

    /// <summary>Messages of a whole run: a statement of each actor to each who listens to it, in each tick.</summary>
    public double Messages => (double)Plan.Scenario.World.Network.EdgeCount * Ticks;

    /// <summary>One thread of the kernel: seconds of all ticks, and the last positions.</summary>
    public (double Seconds, double[] Positions) OnOneThread()
    {
        var simulation = new Simulation(Plan.Scenario.World, Plan.Key, recordsChanges: false);
        var start = Stopwatch.GetTimestamp();
        for (var tick = 0; tick < Ticks; tick++)
        {
            simulation.Step();
        }

        return (Stopwatch.GetElapsedTime(start).TotalSeconds, simulation.Frame.Positions);
    }

    /// <summary>Seconds from the first frame to the last, every frame told, and the last positions. Reading the world and activation are not counted.</summary>
    public async Task<(double Seconds, double[] Positions)> On(IRunEngine engine)
    {
        long start = 0;
        double[] positions = [];
        await foreach (var record in engine.Run(Plan, CancellationToken.None))
        {
            start = record.Tick == 0 ? Stopwatch.GetTimestamp() : start;
            positions = record.Positions;
        }

        return (Stopwatch.GetElapsedTime(start).TotalSeconds, positions);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
