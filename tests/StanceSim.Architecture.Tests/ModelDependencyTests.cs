using System.Reflection;

namespace StanceSim.Architecture.Tests;

public sealed class ModelDependencyTests
{
    [Fact]
    public void Model_references_only_System_assemblies()
    {
        var references = Assembly.Load("StanceSim.Model")
            .GetReferencedAssemblies()
            .Select(reference => reference.Name!);

        Assert.All(references, name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
    }
}
