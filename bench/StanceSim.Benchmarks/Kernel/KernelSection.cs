using System.Diagnostics;
using StanceSim.Benchmarks.Measuring;
using StanceSim.Model.Influence;

namespace StanceSim.Benchmarks.Kernel;

/// <summary>The kernel against the plain-C reference, rule by rule and size by size.</summary>
internal static class KernelSection
{
    private const double Target = 0.5;
    private const int EnsembleActors = 50;
    private const int EnsembleTicks = 100;

    /// <summary>Runs of each in a round, of which the best counts: what else the machine does only ever adds time.</summary>
    private const int RunsPerRound = 5;

    private static readonly Workload[] Workloads =
    [
        new()
        {
            Name = "Friedkin-Johnsen",
            Reference = "fj",
            Rule = new FriedkinJohnsen([]),
            ReferenceRepeats = true,
            Tolerance = 1e-9,
        },
        new()
        {
            Name = "the same, 4 issues",
            Reference = "fj",
            Rule = new FriedkinJohnsen([]),
            Issues = 4,
            ReferenceRepeats = true,
            Tolerance = 1e-9,
        },
        new()
        {
            Name = "Hegselmann-Krause",
            Reference = "hksync",
            Rule = new HegselmannKrause(0.3),
            Bound = 0.3,
            Tolerance = 1e-9,
        },
        new()
        {
            Name = "Deffuant-Weisbuch",
            Reference = "deffuant",
            Rule = new DeffuantWeisbuch(0.3, 0.5),
            Bound = 0.3,
            HasUnitScale = true,
            ChecksVariance = true,
            Tolerance = 0.5,
        },
    ];

    /// <summary>False when the reference could not be built.</summary>
    public static async Task<bool> Run(BenchOptions options, RatioTable table)
    {
        var (reference, problem) = await ReferenceProgram.Build();
        table.Heading(
            "Kernel: position updates per second, one thread, changes not recorded, against C (gcc -O3 -march=native)",
            "StanceSim",
            "C",
            "Same graphs (G(n, m), mean degree 10). ratio > 1: faster than C; medians of interleaved rounds (best of 5 runs each), with the range over rounds.");
        if (reference is null)
        {
            table.Note($"The C reference could not be built, so there is nothing to compare with and on: {problem}");
            table.Note("Install gcc and run again.");
            return false;
        }

        using (reference)
        {
            foreach (var workload in Workloads)
            {
                foreach (var (actors, ticks) in SizesOf(options))
                {
                    var graph = await reference.Generate(actors);
                    var pair = await Interleave(
                        options,
                        () => workload.Run(graph, ticks),
                        async () => await reference.Run(workload.Reference, actors, ticks, workload.Bound) * workload.Issues);
                    var updates = (double)actors * ticks * workload.Issues;
                    table.Add(RowOf($"{workload.Name}, {actors:N0} actors", pair, updates, Target, workload.Tolerance));
                }
            }

            var shared = await reference.Generate(EnsembleActors);
            var ensemble = await Interleave(
                options,
                () => Ensemble.Run(shared, EnsembleTicks),
                () => reference.Run("ens_fj", EnsembleActors, EnsembleTicks, 0));
            table.Add(RowOf(
                $"ensemble, {Ensemble.Replicates:N0} x {EnsembleActors} actors x {EnsembleTicks}",
                ensemble,
                (double)EnsembleActors * EnsembleTicks * Ensemble.Replicates,
                Target,
                1e-9));
        }

        return true;
    }

    /// <summary>A run lasts a few milliseconds, short enough to find the machine idle now and then.</summary>
    private static (int Actors, int Ticks)[] SizesOf(BenchOptions options) => options.Quick
        ? [(1_000, 100), (10_000, 10)]
        : [(1_000, 100), (10_000, 20), (100_000, 5)];

    private static async Task<(Pair Times, double Ours, double Theirs)> Interleave(
        BenchOptions options, Func<Measured> ours, Func<Task<Measured>> theirs)
    {
        WarmUp(ours);
        var (mine, yours) = (new double[options.Rounds], new double[options.Rounds]);
        double check = 0, reference = 0;
        for (var round = 0; round < options.Rounds; round++)
        {
            (mine[round], yours[round]) = (double.MaxValue, double.MaxValue);
            for (var run = 0; run < RunsPerRound; run++)
            {
                (var seconds, reference) = await theirs();
                yours[round] = Math.Min(yours[round], seconds);
                (seconds, check) = ours();
                mine[round] = Math.Min(mine[round], seconds);
            }
        }

        return (new Pair(mine, yours), check, reference);
    }

    /// <summary>Until the just-in-time compiler has had time to see which loops are hot: its optimised code comes in the background.</summary>
    private static void WarmUp(Func<Measured> ours)
    {
        var start = Stopwatch.GetTimestamp();
        for (var run = 0; run < 3 || Stopwatch.GetElapsedTime(start).TotalSeconds < 0.5; run++)
        {
            ours();
        }
    }

    private static RatioRow RowOf(
        string name, (Pair Times, double Ours, double Theirs) measured, double updates, double target, double tolerance)
    {
        var difference = Math.Abs(measured.Ours - measured.Theirs) / Math.Max(Math.Abs(measured.Theirs), double.Epsilon);
        return new RatioRow
        {
            Name = name,
            Times = measured.Times,
            Work = updates,
            Target = target,
            IsRight = difference <= tolerance,
            Check = tolerance < 0.01
                ? $"equal to {difference:0.#e+0}"
                : $"own draws; variance {measured.Ours:G3} v {measured.Theirs:G3}",
        };
    }
}
