using System.CommandLine;

namespace StanceSim.Cli.Verbs;

/// <summary>Options that mean the same in every verb that has them.</summary>
internal static class VerbOptions
{
    public static Option<string[]> Set() => new("--set")
    {
        Description = "Override a value of the scenario, for example --set model.persuasion=0.5; repeatable",
        HelpName = "path=value",
        Arity = ArgumentArity.ZeroOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document and nothing else" };

    public static Option<string?> Config() => new("--config") { Description = "Settings of the cluster (JSON); variables and flags win over it", HelpName = "path" };

    public static Option<string?> Out(string description) => new("--out") { Description = description, HelpName = "path" };

    public static Argument<string> Run() => new("RUN") { Description = "Output folder of a run" };
}
