using System.Text;
using StanceSim.Scenarios.Problems;

namespace StanceSim.Scenarios.Yaml;

/// <summary>Reads the text of a scenario file.</summary>
internal static class ScenarioFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or null with a problem told.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shown">Name of the file in problems.</param>
    /// <param name="problems">Where to tell problems.</param>
    public static string? Read(string path, string shown, ProblemList problems)
    {
        var start = new Place(shown, 0, 0);
        try
        {
            var size = new FileInfo(path).Length;
            if (size <= Limits.Bytes)
            {
                var text = Strict.GetString(File.ReadAllBytes(path));
                return text.StartsWith('\uFEFF') ? text[1..] : text;
            }

            problems.Add(ProblemKinds.FileTooLarge, start, "The file is larger than 10 MiB.",
                "Split the study into several scenarios, or generate actors with `populations`.");
        }
        catch (DecoderFallbackException broken)
        {
            problems.Add(ProblemKinds.NotUtf8, start, $"The file is not UTF-8 text: byte {broken.Index + 1} belongs to no character.", "Save it as UTF-8.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            var name = Path.GetFileName(path);
            var folder = Path.GetDirectoryName(path) is { Length: > 0 } given ? given : ".";
            var others = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.yaml").Select(Path.GetFileName).OfType<string>().Order().ToArray() : [];
            var meant = NearestName.Of(name, others) is { } nearest ? $"Did you mean {Path.Combine(Path.GetDirectoryName(path) ?? "", nearest)}? " : "";
            var (message, fix) = Directory.Exists(path) ? ($"{path} is a folder, not a scenario file.", "Name a file in it.")
                : File.Exists(path) ? ($"The file cannot be read: {failure.Message}", "Check that you may read it.")
                : ($"There is no file {path}.", meant + "`stancesim new NAME` writes a scenario to start from.");
            problems.Add(ProblemKinds.FileUnreadable, start, message, fix);
        }

        return null;
    }
}
