using System.Diagnostics;
using Spectre.Console;
using StanceSim.Cli.Terminal;

namespace StanceSim.Cli.Engines;

/// <summary>Counts what a run has done, for a bar that another thread draws.</summary>
internal sealed class RunProgress(int ticks)
{
    /// <summary>Runs shorter than this show no bar, so that nothing flickers.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly long started = Stopwatch.GetTimestamp();
    private long heard;
    private int tick;

    /// <summary>Statements and messages heard so far.</summary>
    public long Heard => Interlocked.Read(ref heard);

    public int Tick => Volatile.Read(ref tick);

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(started);

    public void Advance(int frame, long statements)
    {
        Volatile.Write(ref tick, frame);
        Interlocked.Add(ref heard, statements);
    }

    /// <summary>Waits for the run, with a bar on a terminal once it has taken a while.</summary>
    public async Task Show(Screen screen, Task run)
    {
        if (!screen.ShowsProgress || await Task.WhenAny(run, Task.Delay(Patience)) == run)
        {
            await run;
            return;
        }

        await screen.LiveConsole().Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn { Width = 30 }, new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask("running", maxValue: ticks);
                while (await Task.WhenAny(run, Task.Delay(Interval)) != run)
                {
                    bar.Value = Tick;
                    bar.Description = Description();
                }
            });
        await run;
    }

    private string Description() =>
        $"tick {Tick} of {ticks}, {Amount.Rate(Heard / Math.Max(1e-3, Elapsed.TotalSeconds))} messages/s";
}
