using System.Collections.Immutable;
using StanceSim.Experiments.Results;

namespace StanceSim.Observability.Cascades;

/// <summary>Which service of a backend an actor's spans belong to. A service has a colour, a place in the search and a node in the graph of who sets off whom.</summary>
/// <param name="ByActor">Name of the service, by actor.</param>
/// <param name="Mode">How they were chosen.</param>
public sealed record Services(ImmutableArray<string> ByActor, ServiceMode Mode)
{
    /// <summary>Actors that are services of their own, at most.</summary>
    public const int MostActors = 50;

    /// <summary>Blocs that are services, at most; beyond that everything is one service.</summary>
    public const int MostBlocs = 50;

    /// <summary>Service of actors without a bloc, and of everything where there is one service.</summary>
    public const string Single = "stancesim";

    /// <param name="run">Who takes part.</param>
    /// <param name="only">Name for everything, as OTEL_SERVICE_NAME gives it; null: by actor, by bloc or one, by number.</param>
    public static Services Of(Manifest run, string? only = null)
    {
        if (only is not null)
        {
            return new Services([.. run.Actors.Select(_ => only)], ServiceMode.Single);
        }

        if (run.Actors.Length <= MostActors)
        {
            return new Services([.. run.Actors.Select(actor => actor.Id)], ServiceMode.Actors);
        }

        ImmutableArray<string> blocs = [.. run.Actors.Select(actor => actor.Bloc ?? Single)];
        return blocs.Distinct().Count() <= MostBlocs
            ? new Services(blocs, ServiceMode.Blocs)
            : new Services([.. run.Actors.Select(_ => Single)], ServiceMode.Single);
    }
}

/// <summary>What a service stands for.</summary>
public enum ServiceMode
{
    Actors,
    Blocs,
    Single,
}
