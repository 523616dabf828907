using System.Text;
using StanceSim.Cluster.Settings;
using StanceSim.Testing;

namespace StanceSim.Cluster.Tests.Settings;

/// <summary>docs/operations.md lists the settings as they are. STANCESIM_REWRITE_GOLDEN=1 writes the list anew.</summary>
public sealed class SettingsDocumentationTests
{
    private const string Start = "<!-- settings -->\n";
    private const string End = "<!-- end of settings -->\n";

    [Fact]
    public void The_page_lists_every_setting()
    {
        var file = RepositoryFiles.At("docs", "operations.md");
        var page = File.ReadAllText(file);
        var (start, end) = (page.IndexOf(Start, StringComparison.Ordinal) + Start.Length, page.IndexOf(End, StringComparison.Ordinal));
        var expected = page[..start] + Table() + page[end..];
        if (Environment.GetEnvironmentVariable("STANCESIM_REWRITE_GOLDEN") == "1")
        {
            File.WriteAllText(file, expected);
        }

        Assert.Equal(expected, File.ReadAllText(file));
    }

    private static string Table()
    {
        var table = new StringBuilder("| file | variable | flag | default | values | meaning |\n|---|---|---|---|---|---|\n");
        foreach (var setting in SettingNames.All)
        {
            table.Append($"| `{setting.Key}` | `{setting.Variable}` | {Code(setting.Flag)} | {setting.Default} | {setting.Values} | {setting.Meaning} |\n");
        }

        return table.ToString();
    }

    private static string Code(string? text) => text is null ? "" : $"`{text}`";
}
