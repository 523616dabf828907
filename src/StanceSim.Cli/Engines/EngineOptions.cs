using System.CommandLine;
using StanceSim.Cli.Verbs;

namespace StanceSim.Cli.Engines;

/// <summary>The options by which every verb that does a run chooses its engine.</summary>
internal sealed class EngineOptions
{
    private readonly Option<string> engine = new("--engine") { Description = "Engine that does the run; results are the same" };

    private readonly Option<int?> partitions = new("--partitions")
    {
        Description = "Parts the actors are divided into; default: one for small worlds, one per processor for large ones",
        HelpName = "number",
    };

    /// <param name="usual">The engine unless somebody says otherwise.</param>
    public EngineOptions(string usual = EngineChoice.Default)
    {
        engine.DefaultValueFactory = _ => usual;
        engine.AcceptOnlyFromAmong([.. EngineChoice.Names]);
        partitions.Validators.Add(result => VerbOptions.AtLeast(result, partitions, 1));
    }

    public void AddTo(Command verb)
    {
        verb.Add(engine);
        verb.Add(partitions);
    }

    public EngineRequest Of(ParseResult parsed) => new(parsed.GetRequiredValue(engine), parsed.GetValue(partitions));
}

/// <param name="Name">One of <see cref="EngineChoice.Names"/>.</param>
/// <param name="Partitions">Parts the actors are divided into; null: the engine chooses.</param>
internal sealed record EngineRequest(string Name, int? Partitions)
{
    /// <summary>Makes the engine and starts what it needs in the background.</summary>
    public StartedEngine Start(CancellationToken cancellation) => EngineChoice.Start(Name, Partitions, cancellation);
}
