using System.Diagnostics;

namespace StanceSim.Cli.Tests.Running;

/// <summary>A real browser without a window. Tests that need it fail, and say so, where there is none; test.sh installs it.</summary>
internal static class Browser
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Opens a page and returns its document after its scripts ran (standard output) and what they logged (standard error).</summary>
    public static async Task<CommandRun> Open(string page, TemporaryFolder folder, params string[] more)
    {
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--enable-logging=stderr", "--v=0",
            "--user-data-dir=" + folder.At("profile"), "--dump-dom", .. more, "file://" + page,
        ];
        return await ProcessRun.ToEnd(ProcessRun.StartAny(Find(), folder.Path, arguments));
    }

    private static string Find()
    {
        var places = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        return Names.SelectMany(name => places.Select(place => Path.Combine(place, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("These tests open the report in Chromium, and there is none: apt-get install chromium, or let test.sh do it.");
    }
}
