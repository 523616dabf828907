using System.Text.RegularExpressions;
using StanceSim.Cli.Tests.Running;

namespace StanceSim.Cli.Tests.Report;

public sealed partial class ReportTests
{
    private const string Hostile = """
        title: "</title><script>alert('title')</script>"
        description: "<img src=http://evil.example/x onerror=alert(1)>"
        time: {ticks: 4}
        issues:
          - {id: release, name: "\"><script>alert('issue')</script>", negative: "</svg><script>1</script>", positive: "&lt;b&gt;"}
        actors:
          - {id: A, name: "</script><script>alert('actor')</script>", positions: {release: 0.5}}
          - {id: B, name: "' onmouseover='alert(2)", positions: {release: -0.5}}
        ties:
          - {from: A, to: B, type: alliance, weight: 0.5, mutual: true}
        messages:
          - {id: m1, tick: 1, from: A, to: B, kind: condemn, issue: release, text: "</script><script>alert('text')</script>", source: "https://example.org/?\"><script>alert(4)</script>"}
        outcomes:
          - {id: o, description: "<script>alert('outcome')</script>", value: "position(B, release)"}

        """;

    [Fact]
    public async Task The_page_works_in_a_browser_without_errors_or_network()
    {
        using var folder = new TemporaryFolder();
        var page = await ReportOf(RepositoryFiles.Scenario("belarus-2020.yaml"), folder);
        var opened = await Browser.Open(page, folder, "--log-net-log=" + folder.At("net.json"));
        var requested = RequestedAddress().Matches(await File.ReadAllTextAsync(folder.At("net.json"), TestContext.Current.CancellationToken))
            .Select(match => match.Groups[1].Value)
            .ToArray();

        Assert.True(opened.ExitCode == 0, opened.Error);
        Assert.DoesNotContain("CONSOLE", opened.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(requested, address => Linked(page).Contains(new Uri(address).Host));

        // The script made the choice of views, so it ran under the page's own policy.
        Assert.Contains("aria-pressed=\"true\"", opened.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_names_every_actor_that_sent_a_message_or_is_regarded()
    {
        using var folder = new TemporaryFolder();
        var page = await ReportOf(RepositoryFiles.Scenario("belarus-2020.yaml"), folder);
        var opened = await Browser.Open(page, folder);
        var scenario = await File.ReadAllTextAsync(RepositoryFiles.Scenario("belarus-2020.yaml"), TestContext.Current.CancellationToken);
        var names = ActorName().Matches(scenario).Select(match => match.Groups[1].Value.Trim('"')).ToArray();

        Assert.True(names.Length >= 40);
        Assert.All(names, name => Assert.Contains(name, opened.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hostile_names_stay_text()
    {
        using var folder = new TemporaryFolder();
        var page = await ReportOf(folder.Write("hostile.yaml", Hostile), folder);
        var text = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        var opened = await Browser.Open(page, folder);

        Assert.Equal(2, Regex.Count(text, "<script"));
        Assert.DoesNotContain("<img", text, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("onmouseover='", text, StringComparison.Ordinal);
        Assert.DoesNotContain("CONSOLE", opened.Error, StringComparison.Ordinal);
        Assert.Contains("aria-label", opened.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_loaded_from_elsewhere()
    {
        using var folder = new TemporaryFolder();
        var text = await File.ReadAllTextAsync(await ReportOf(RepositoryFiles.Scenario("hello.yaml"), folder), TestContext.Current.CancellationToken);

        Assert.Contains("default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; script-src &#39;unsafe-inline&#39;; img-src data:", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|srcset|data|poster|action)=\"", text.Replace("data-", "", StringComparison.Ordinal));
        Assert.DoesNotMatch("url\\(|@import", text);
    }

    [Fact]
    public async Task The_same_run_gives_the_same_page()
    {
        using var folder = new TemporaryFolder();
        var first = await File.ReadAllTextAsync(await ReportOf(RepositoryFiles.Scenario("hello.yaml"), folder), TestContext.Current.CancellationToken);
        await CommandRun.Of("report", folder.At("run"), "--out", folder.At("again.html"));

        Assert.Equal(first, await File.ReadAllTextAsync(folder.At("again.html"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_page_in_the_folder_does_not_spoil_the_run()
    {
        using var folder = new TemporaryFolder();
        await ReportOf(RepositoryFiles.Scenario("hello.yaml"), folder);
        var again = await CommandRun.OfScenario(RepositoryFiles.Scenario("hello.yaml"), folder.At("run"));

        Assert.Contains("every checksum is equal", again.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.At("run/report.html")));
    }

    private static async Task<string> ReportOf(string scenario, TemporaryFolder folder)
    {
        await CommandRun.OfScenario(scenario, folder.At("run"));
        var report = await CommandRun.Of("report", folder.At("run"));
        Assert.True(report.ExitCode == 0, report.Error);
        return folder.At("run/report.html");
    }

    /// <summary>Hosts the page links to: the only ones it could have asked for anything.</summary>
    private static HashSet<string> Linked(string page) =>
        [.. LinkedAddress().Matches(File.ReadAllText(page)).Select(match => new Uri(match.Groups[1].Value).Host)];

    [GeneratedRegex("\"url\":\"(https?://[^\"]+)\"")]
    private static partial Regex RequestedAddress();

    [GeneratedRegex("href=\"(https?://[^\"]+)\"")]
    private static partial Regex LinkedAddress();

    [GeneratedRegex(@"^  - id: [A-Z][A-Z-]+\n    name: (.+)$", RegexOptions.Multiline)]
    private static partial Regex ActorName();
}
