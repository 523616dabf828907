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
    public static async Task<int> Run(string[] arguments, Screen screen, CancellationToken cancellation)
    {
        var failures = new FailurePrinter(screen, AsksForJson(arguments));
        try
        {
            var parsed = Root(screen).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
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

    /// <summary>All verbs, in the order of a first session.</summary>
    public static Command Root(Screen screen)
    {
        var root = new Command("stancesim", "Simulates who moves whom, and why, among actors that take positions.")
        {
            RunVerb.Create(screen),
            ResumeVerb.Create(screen),
            ForkVerb.Create(screen),
            DiffVerb.Create(screen),
            ReplayVerb.Create(screen),
            ValidateVerb.Create(screen),
            WhyVerb.Create(screen),
            TraceVerb.Create(screen),
            ReportVerb.Create(screen),
            ExportVerb.Create(screen),
            NewVerb.Create(screen),
            SchemaVerb.Create(screen),
            ServeVerb.Create(screen),
            SiloVerb.Create(),
            ClusterVerb.Create(screen),
        };
        HelpWithExitCodes.AddTo(root);
        root.Options.Add(new VersionOption { Action = new PrintVersion(screen) });
        return root;
    }

    private static bool AsksForJson(string[] arguments) => arguments.TakeWhile(argument => argument != "--").Contains("--json");
}
