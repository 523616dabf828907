using System.CommandLine;
using StanceSim.Cli.Help;
using StanceSim.Cli.Problems;
using StanceSim.Cli.Terminal;
using StanceSim.Cli.Verbs;
using StanceSim.Cluster.Problems;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Runs;
using StanceSim.Grains.Runs;

namespace StanceSim.Cli;

/// <summary>The whole program: arguments in, text out, exit code back. Tests call it as it stands.</summary>
internal static class CommandLine
{
    private static readonly (string Name, Func<Screen, Command> Create)[] Verbs =
    [
        ("run", RunVerb.Create),
        ("resume", ResumeVerb.Create),
        ("fork", ForkVerb.Create),
        ("diff", DiffVerb.Create),
        ("replay", ReplayVerb.Create),
        ("validate", ValidateVerb.Create),
        ("why", WhyVerb.Create),
        ("trace", TraceVerb.Create),
        ("report", ReportVerb.Create),
        ("export", ExportVerb.Create),
        ("new", NewVerb.Create),
        ("schema", SchemaVerb.Create),
        ("serve", ServeVerb.Create),
        ("silo", _ => SiloVerb.Create()),
        ("cluster", ClusterVerb.Create),
    ];

    public static async Task<int> Run(string[] arguments, Screen screen, CancellationToken cancellation)
    {
        var failures = new FailurePrinter(screen, AsksForJson(arguments));
        try
        {
            var parsed = Root(screen, arguments.FirstOrDefault()).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0 && parsed.Action is not HelpWithExitCodes)
            {
                return failures.Print(WrongUsage.Of(parsed, screen.Program));
            }

            var settings = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = screen.Output,
                Error = screen.Error,
            };
            return await parsed.InvokeAsync(settings, cancellation);
        }
        catch (Failure failure)
        {
            return failures.Print(failure);
        }
        catch (ResultsException results)
        {
            return failures.Print(Failure.OfResults(results.Problems));
        }
        catch (ClusterException cluster)
        {
            return failures.Print(Failure.OfCluster(cluster.Problems));
        }
        catch (InvalidScenarioException invalid)
        {
            return failures.Print(Failure.InvalidScenario(invalid.Problems));
        }
        catch (ClusterLostException lost)
        {
            return failures.Print(Failure.OfRun(lost.Message, "Bring silos back, then go on with stancesim resume and the run's folder."));
        }
        catch (OperationCanceledException stopped) when (cancellation.IsCancellationRequested)
        {
            return failures.PrintInterruption(stopped as InterruptedRun);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return failures.Print(Failure.OfRun(exception.Message, "Check that the disk has room and that the path can be read and written."));
        }
        catch (Exception bug)
        {
            return failures.PrintBug(bug);
        }
        finally
        {
            screen.Output.Flush();
            screen.Error.Flush();
        }
    }

    /// <summary>All verbs, in the order of a first session; or the one that was asked for, since making all takes longer than a short run.</summary>
    public static Command Root(Screen screen, string? asked = null)
    {
        var root = new Command("stancesim", "Simulates who moves whom, and why, among actors that take positions.");
        foreach (var (_, create) in Verbs.Any(verb => verb.Name == asked) ? Verbs.Where(verb => verb.Name == asked) : Verbs)
        {
            root.Add(create(screen));
        }

        HelpWithExitCodes.AddTo(root);
        root.Options.Add(new VersionOption { Action = new PrintVersion(screen) });
        return root;
    }

    private static bool AsksForJson(string[] arguments) => arguments.TakeWhile(argument => argument != "--").Contains("--json");
}
