using StanceSim.Testing;
using StanceSim.Testing.Processes;

namespace StanceSim.Server.Tests.Compose;

/// <summary>The JSON Schema of the Compose specification, as Debian's docker-compose brings it, with the library that it checks by.</summary>
internal static class ComposeSpecification
{
    /// <summary>The interpreter that docker-compose is installed for; another in the path may lack its libraries.</summary>
    private const string Python = "/usr/bin/python3";

    /// <summary>Prints a line for everything that the schema does not allow.</summary>
    private const string Script = """
        import importlib.util, json, os, sys
        import jsonschema, yaml

        package = os.path.dirname(importlib.util.find_spec("compose").origin)
        with open(os.path.join(package, "config", "compose_spec.json")) as file:
            schema = json.load(file)
        with open(sys.argv[1]) as file:
            document = yaml.safe_load(file)
        for problem in jsonschema.Draft7Validator(schema).iter_errors(document):
            print("/".join(str(part) for part in problem.absolute_path), "-", problem.message)
        print("checked")
        """;

    /// <summary>What is wrong with a file, in lines that begin with the place.</summary>
    public static async Task<string[]> ProblemsOf(string text, CancellationToken cancellation)
    {
        using var folder = new TemporaryFolder();
        await using var python = RunningProcess.Start(Python, ["-c", Script, folder.Write("file.yml", text)]);
        Assert.True(await python.Exit(cancellation) == 0, string.Join('\n', python.Lines));
        var lines = python.Output.Split('\n');
        Assert.Equal("checked", lines[^1]);
        return lines[..^1];
    }
}
