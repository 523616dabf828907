using System.Reflection;

namespace StanceSim.Experiments.Results;

/// <summary>Which StanceSim this is.</summary>
public static class ProductVersion
{
    /// <summary>Version, for example <c>0.1.0</c>; with <c>+</c> and the commit when the build knew it.</summary>
    public static string Current { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
