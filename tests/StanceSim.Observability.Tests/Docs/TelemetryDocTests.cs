using System.Reflection;

namespace StanceSim.Observability.Tests.Docs;

public sealed class TelemetryDocTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));

    public static TheoryData<string> Names =>
    [
        .. typeof(TelemetryNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(constant => (string)constant.GetRawConstantValue()!),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_name_is_documented(string name) =>
        Assert.Contains($"`{name}`", File.ReadAllText(Path.Combine(Root, "docs", "telemetry.md")), StringComparison.Ordinal);
}
