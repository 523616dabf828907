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

    private static readonly Workload[] Workloads =
    [
        new()
        {
            Name = "Friedkin-Johnsen",
            Reference = "fj",
            Rule = new FriedkinJohnsen([]),
            TakesBest = true,
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
            "Kernel: actor updates per second, one thread, changes not recorded, against C (gcc -O3 -march=native)",
            "StanceSim",
            "C",
            "Same graphs (G(n, m), mean degree 10). ratio > 1: faster than C; medians of interleaved rounds, with the range over rounds.");
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
                foreach (var (actors, ticks) in SizesOf(workload, options))
                {
                    var graph = await reference.Generate(actors);
                    var pair = await Interleave(
                        options,
                        () => workload.Run(graph, ticks),
                        () => reference.Run(workload.Reference, actors, ticks, workload.Bound));
                    table.Add(RowOf($"{workload.Name}, {actors:N0} actors", pair, (double)actors * ticks, Target, workload.Tolerance));
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

    private static IEnumerable<(int Actors, int Ticks)> SizesOf(Workload workload, BenchOptions options)
    {
        // A round lasts 20 to 200 ms, long enough for the clock and short enough to interleave.
        var scale = workload.TakesBest ? 1 : 2;
        return options.Quick
            ? [(1_000, 200 * scale), (10_000, 20 * scale)]
            : [(1_000, 1_000 * scale), (10_000, 100 * scale), (100_000, 20 * scale)];
    }

    private static async Task<(Pair Times, double Ours, double Theirs)> Interleave(
        BenchOptions options, Func<Measured> ours, Func<Task<Measured>> theirs)
    {
        WarmUp(ours);
        var (mine, yours) = (new double[options.Rounds], new double[options.Rounds]);
        double check = 0, reference = 0;
        for (var round = 0; round < options.Rounds; round++)
        {
            (yours[round], reference) = await theirs();
            (mine[round], check) = ours();
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
