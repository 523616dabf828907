using StanceSim.Benchmarks.Measuring;

namespace StanceSim.Benchmarks;

/// <summary>Which part of the bench to run.</summary>
internal enum Section
{
    All,
    Kernel,
    Grains,
    Startup,
    Telemetry,
    Rewind,
    Server,
    Scale,
}

/// <summary>The bench's command line.</summary>
/// <param name="Section">What to measure; default: everything.</param>
/// <param name="Quick">Small sizes and few rounds, for continuous integration.</param>
/// <param name="RequiresReference">Fail when the C reference cannot be built.</param>
/// <param name="RequiresTargets">Fail when a target is missed.</param>
/// <param name="Tool">A published tool to time instead of publishing one; null: publish.</param>
internal sealed record BenchOptions(Section Section, bool Quick, bool RequiresReference, bool RequiresTargets, string? Tool)
{
    public const string Usage = """
        usage: dotnet run -c Release --project bench/StanceSim.Benchmarks -- [kernel|grains|telemetry|startup|rewind|server|scale|all] [--quick] [--require-reference] [--require-targets] [--tool=PATH]

          --quick              small sizes and few rounds, under 30 s; without start-up, rewinding and scale unless asked for
          --require-reference  exit with 1 when the C reference cannot be built
          --require-targets    exit with 1 when a target is missed
          --tool=PATH          time this published stancesim instead of publishing one (it takes a minute)
        """;

    public int Rounds => Quick ? 3 : 9;

    /// <summary>Publishing the tool, and starting clusters, take longer than all of a quick bench, so that must be asked for.</summary>
    public bool Runs(Section section) =>
        Section == section
        || (Section == Section.All && !(Quick && (section == Section.Scale || (section is Section.Startup or Section.Rewind && Tool is null))));

    /// <summary>1 when results differ from the reference, or when something that was required is missing; otherwise 0.</summary>
    public int ExitCodeOf(RatioTable table, bool complete) =>
        table.AnyWrong || (RequiresReference && !complete) || (RequiresTargets && table.AnyMissed) ? 1 : 0;

    public static BenchOptions? Parse(string[] args)
    {
        var options = new BenchOptions(Section.All, false, false, false, null);
        foreach (var arg in args)
        {
            var next = arg switch
            {
                "kernel" => options with { Section = Section.Kernel },
                "grains" => options with { Section = Section.Grains },
                "telemetry" => options with { Section = Section.Telemetry },
                "startup" => options with { Section = Section.Startup },
                "rewind" => options with { Section = Section.Rewind },
                "server" => options with { Section = Section.Server },
                "scale" => options with { Section = Section.Scale },
                "all" => options with { Section = Section.All },
                "--quick" => options with { Quick = true },
                "--require-reference" => options with { RequiresReference = true },
                "--require-targets" => options with { RequiresTargets = true },
                _ when arg.StartsWith("--tool=", StringComparison.Ordinal) => options with { Tool = Path.GetFullPath(arg[7..]) },
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            options = next;
        }

        return options;
    }
}
