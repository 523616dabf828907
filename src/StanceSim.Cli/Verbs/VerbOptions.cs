using System.CommandLine;
using System.CommandLine.Parsing;

namespace StanceSim.Cli.Verbs;

/// <summary>Options that mean the same in every verb that has them.</summary>
internal static class VerbOptions
{
    public static Option<string[]> Set(string description = "Override a value of the scenario, for example --set model.persuasion=0.5; repeatable") =>
        Many("--set", description, "path=value");

    /// <summary>An option that can be given several times.</summary>
    public static Option<string[]> Many(string name, string description, string value) => new(name)
    {
        Description = description,
        HelpName = value,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    public static void AtLeast<T>(OptionResult result, Option<T> option, int least)
    {
        if (result.GetValueOrDefault<T>() is int value && value < least)
        {
            result.AddError($"{option.Name} must be at least {least}, not {value}.");
        }
    }

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document and nothing else" };

    public static Option<string?> Config() => new("--config") { Description = "Settings of the cluster (JSON); variables and flags win over it", HelpName = "path" };

    public static Option<string?> Out(string description)
    {
        var option = new Option<string?>("--out") { Description = description, HelpName = "path" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "" }])
            {
                result.AddError("--out takes a path, not nothing.");
            }
        });
        return option;
    }

    public static Argument<string> Run() => new("RUN") { Description = "Output folder of a run" };
}
